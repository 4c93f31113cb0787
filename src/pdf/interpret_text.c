/* Operators of text: ISO 32000-1, 9. What is shown becomes one box for each showing operator. */
#include <math.h>

#include "pdf/state.h"

/* The box of a line where the font says nothing: CJK faces fill about this. */
#define ASCENT  0.85
#define DESCENT 0.15

static const PdfFont *find_font(Interpreter *interpreter, const char *name)
{
    PdfFile *file = interpreter->file;
    PdfPage *page = interpreter->page;
    const PdfObject *object =
        pdf_entry(file, pdf_entry(file, interpreter->resources, "Font"), name);
    for (size_t i = 0; i < page->font_count; i++) {
        if (page->fonts[i]->object == object)
            return page->fonts[i];
    }
    page->fonts = arena_grow(interpreter->arena, page->fonts, page->font_count,
                             &page->font_capacity, sizeof *page->fonts);
    page->fonts[page->font_count] = pdf_font_read(file, object);
    return page->fonts[page->font_count++];
}

static double width_of(const PdfFont *font, unsigned code)
{
    bool is_known = font && code < (unsigned)font->width_count;
    return is_known ? (double)font->widths[code] : font ? font->missing_width : 500;
}

/* Moves the text matrix over the string and returns how far, in text space. */
static double advance(Interpreter *interpreter, Text text)
{
    const State *state = state_of(interpreter);
    size_t step = state->font && state->font->is_composite ? 2 : 1;
    double sum = 0;
    for (size_t i = 0; i + step <= text.length; i += step) {
        unsigned code = (unsigned char)text.data[i];
        if (step == 2)
            code = code * 256 + (unsigned char)text.data[i + 1];
        double space = step == 1 && code == ' ' ? state->word_space : 0;
        sum += width_of(state->font, code) / 1000 * state->size + state->character_space + space;
    }
    sum *= state->scale;
    interpreter->text = matrix_multiply(matrix_translate(sum, 0), interpreter->text);
    return sum;
}

static void add_text(Interpreter *interpreter, Matrix start, double width)
{
    const State *state = state_of(interpreter);
    PdfPage *page = interpreter->page;
    Matrix matrix = matrix_multiply(start, state->ctm);
    Rect bounds = {0};
    for (int i = 0; i < 4; i++) {
        double y = state->rise + state->size * (i & 2 ? ASCENT : -DESCENT);
        Point corner = matrix_apply(matrix, (Point){i & 1 ? width : 0, y});
        Rect place = {corner.x, corner.y, 0, 0};
        bounds = i ? rect_union(bounds, place) : place;
    }
    bool is_finite = isfinite(bounds.x + bounds.y + bounds.width + bounds.height);
    if (!is_finite || width == 0)
        return;
    bool is_stroked = state->rendering % 4 == 1;
    const Ink *ink = is_stroked ? &state->stroke : &state->fill;
    page->texts = arena_grow(interpreter->arena, page->texts, page->text_count,
                             &page->text_capacity, sizeof *page->texts);
    page->texts[page->text_count++] =
        (PdfText){.bounds = bounds,
                  .size = fabs(state->size) * hypot(matrix.c, matrix.d),
                  .color = ink->color,
                  .is_shown = state->rendering != 3 && state->rendering != 7,
                  .overprints = ink->overprints,
                  .keeps_zeros = state->overprint_mode == 1};
}

static void show(Interpreter *interpreter, Text text)
{
    Matrix start = interpreter->text;
    add_text(interpreter, start, advance(interpreter, text));
}

static void show_array(Interpreter *interpreter, const Content *content)
{
    const State *state = state_of(interpreter);
    Matrix start = interpreter->text;
    double width = 0;
    for (size_t i = 0; i < content->element_count; i++) {
        const Operand *element = &content->elements[i];
        if (element->kind == OPERAND_STRING) {
            width += advance(interpreter, element->text);
        } else if (element->kind == OPERAND_NUMBER) {
            double back = -element->number / 1000 * state->size * state->scale;
            interpreter->text = matrix_multiply(matrix_translate(back, 0), interpreter->text);
            width += back;
        }
    }
    add_text(interpreter, start, width);
}

static void next_line(Interpreter *interpreter, double dx, double dy)
{
    interpreter->line = matrix_multiply(matrix_translate(dx, dy), interpreter->line);
    interpreter->text = interpreter->line;
}

static bool set_state(Interpreter *interpreter, const Content *content)
{
    State *state = state_of(interpreter);
    double value = interpret_number(content, 0);
    const char *name = content->operator;
    if (name[0] != 'T' || !name[1] || name[2])
        return false;
    switch (name[1]) {
    case 'c':
        state->character_space = value;
        return true;
    case 'w':
        state->word_space = value;
        return true;
    case 'z':
        state->scale = value / 100;
        return true;
    case 'L':
        state->leading = value;
        return true;
    case 'r':
        state->rendering = (int)fmax(0, fmin(7, value));
        return true;
    case 's':
        state->rise = value;
        return true;
    case 'f':
        if (content->count > 1 && content->operands[0].kind == OPERAND_NAME)
            state->font = find_font(interpreter, content->operands[0].text.data);
        state->size = interpret_number(content, 1);
        return true;
    default:
        return false;
    }
}

static bool move(Interpreter *interpreter, const Content *content)
{
    State *state = state_of(interpreter);
    double x = interpret_number(content, 0);
    double y = interpret_number(content, 1);
    const char *name = content->operator;
    if (strcmp(name, "BT") == 0) {
        interpreter->text = interpreter->line = (Matrix){1, 0, 0, 1, 0, 0};
    } else if (strcmp(name, "Td") == 0) {
        next_line(interpreter, x, y);
    } else if (strcmp(name, "TD") == 0) {
        state->leading = -y;
        next_line(interpreter, x, y);
    } else if (strcmp(name, "T*") == 0) {
        next_line(interpreter, 0, -state->leading);
    } else if (strcmp(name, "Tm") == 0) {
        interpreter->line = (Matrix){x,
                                     y,
                                     interpret_number(content, 2),
                                     interpret_number(content, 3),
                                     interpret_number(content, 4),
                                     interpret_number(content, 5)};
        interpreter->text = interpreter->line;
    } else {
        return false;
    }
    return true;
}

bool interpret_text(Interpreter *interpreter, const Content *content)
{
    State *state = state_of(interpreter);
    const char *name = content->operator;
    const Operand *last = content->count ? &content->operands[content->count - 1] : NULL;
    Text words = last && last->kind == OPERAND_STRING ? last->text : (Text){"", 0};
    if (set_state(interpreter, content) || move(interpreter, content))
        return true;
    if (strcmp(name, "Tj") == 0) {
        show(interpreter, words);
    } else if (strcmp(name, "TJ") == 0) {
        show_array(interpreter, content);
    } else if (strcmp(name, "'") == 0 || strcmp(name, "\"") == 0) {
        if (*name == '"') {
            state->word_space = interpret_number(content, 0);
            state->character_space = interpret_number(content, 1);
        }
        next_line(interpreter, 0, -state->leading);
        show(interpreter, words);
    } else {
        return false;
    }
    return true;
}
