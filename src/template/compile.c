/* Strings of a layout, compiled: see compile.h. */
#include "template/compile.h"

#include "template/lexer.h"

static const Template plain = {.kind = TEMPLATE_PLAIN};
static const Template broken = {.kind = TEMPLATE_BROKEN};

static const Template *remember(Compiler *compiler, JsonValue *host, const Template *template)
{
    /* `compiled` is opaque to the other folders; nobody writes through it. */
    host->compiled = (void *)(uintptr_t) template;
    /* A plain string is one for good. A broken one must be reported in every run. */
    if (template == &plain || (!compiler->forgets && template != &broken))
        return template;
    compiler->touched = arena_grow(compiler->arena, compiler->touched, compiler->touched_count,
                                   &compiler->touched_capacity, sizeof *compiler->touched);
    compiler->touched[compiler->touched_count++] = host;
    return template;
}

void compiler_release(Compiler *compiler)
{
    for (size_t i = 0; i < compiler->touched_count; i++)
        compiler->touched[i]->compiled = NULL;
    compiler->touched_count = 0;
}

static bool starts_with(Text text, size_t at, const char *mark)
{
    size_t length = strlen(mark);
    return text.length - at >= length && memcmp(text.data + at, mark, length) == 0;
}

/* The offset of the "}}" that closes an expression begun before `at`; text.length: there is none.
 * Quoted texts may hold braces. */
static size_t find_end(Text text, size_t at)
{
    char quote = '\0';
    for (; at < text.length; at++) {
        char byte = text.data[at];
        if (quote) {
            at += byte == '\\';
            quote = byte == quote ? '\0' : quote;
        } else if (byte == '\'' || byte == '"') {
            quote = byte;
        } else if (byte == '}' && starts_with(text, at, "}}")) {
            return at;
        }
    }
    return text.length;
}

/* Building a template: its parts grow one by one. */
typedef struct Builder {
    Compiler *compiler;
    JsonValue *host;
    const Origin *because;
    TemplatePart *parts;
    size_t count, capacity;
    bool failed;
} Builder;

static TemplatePart *add_part(Builder *builder)
{
    builder->parts = arena_grow(builder->compiler->arena, builder->parts, builder->count,
                                &builder->capacity, sizeof *builder->parts);
    TemplatePart *part = &builder->parts[builder->count++];
    *part = (TemplatePart){0};
    return part;
}

static void add_text(Builder *builder, size_t start, size_t end)
{
    if (end > start)
        add_part(builder)->text = (Text){builder->host->text.data + start, end - start};
}

static Text trimmed(const char *data, size_t start, size_t end)
{
    while (start < end && data[start] == ' ')
        start++;
    while (end > start && data[end - 1] == ' ')
        end--;
    return (Text){data + start, end - start};
}

static void add_expression(Builder *builder, size_t start, size_t end)
{
    Compiler *compiler = builder->compiler;
    const Expression *expression = expression_parse(compiler->arena, compiler->diagnostics,
                                                    builder->host, start, end, builder->because);
    if (!expression) {
        builder->failed = true;
        return;
    }
    TemplatePart *part = add_part(builder);
    Text source = trimmed(builder->host->text.data, start, end);
    part->source = arena_copy(compiler->arena, source.data, source.length);
    part->expression = expression;
    part->base = expression;
    for (; part->base->kind == EXPRESSION_FORMAT; part->base = part->base->operands[0])
        part->is_markup |= strcmp(part->base->format->name, "markup") == 0;
}

static void report_unclosed(const Builder *builder, size_t at)
{
    Origin origin = lexer_place(builder->host, at, at + 2);
    if (builder->because)
        origin.because = builder->because;
    DiagSink *sink = builder->compiler->diagnostics;
    Diagnostic *diagnostic = diag_report(sink, E_TEMPLATE_UNCLOSED, &origin, DIAG_NO_ARGS);
    diag_hint(sink, diagnostic, "Braces that are meant as text are written \\{{.",
              "如果花括号就是文字，请写作 \\{{。", DIAG_NO_ARGS);
}

static void read_parts(Builder *builder)
{
    Text text = builder->host->text;
    size_t from = 0;
    for (size_t at = 0; at < text.length && !builder->failed;) {
        if (text.data[at] == '\\' && starts_with(text, at, "\\{{")) {
            add_text(builder, from, at);
            from = at + 1;
            at += 3;
        } else if (text.data[at] == '{' && starts_with(text, at, "{{")) {
            add_text(builder, from, at);
            size_t end = find_end(text, at + 2);
            if (end == text.length) {
                report_unclosed(builder, at);
                builder->failed = true;
                return;
            }
            add_expression(builder, at + 2, end);
            at = end + 2;
            from = at;
        } else {
            at++;
        }
    }
    add_text(builder, from, text.length);
}

static bool has_braces(Text text)
{
    const char *at = text.data;
    const char *end = at + text.length;
    while (at < end && (at = memchr(at, '{', (size_t)(end - at)))) {
        if (end - at > 1 && at[1] == '{')
            return true;
        at++;
    }
    return false;
}

static const Template *finish(const Builder *builder, TemplateKind kind)
{
    Template *template = arena_alloc(builder->compiler->arena, sizeof *template);
    template->kind = kind;
    template->parts = builder->parts;
    template->part_count = (int)builder->count;
    return template;
}

const Template *compiler_text(Compiler *compiler, JsonValue *host, const Origin *because)
{
    if (host->compiled)
        return host->compiled;
    if (!has_braces(host->text))
        return remember(compiler, host, &plain);
    Builder builder = {.compiler = compiler, .host = host, .because = because};
    read_parts(&builder);
    if (builder.failed)
        return remember(compiler, host, &broken);
    bool is_value = builder.count == 1 && builder.parts[0].expression;
    return remember(compiler, host, finish(&builder, is_value ? TEMPLATE_VALUE : TEMPLATE_TEXT));
}

const Template *compiler_expression(Compiler *compiler, JsonValue *host, const Origin *because)
{
    const Template *known = host->compiled;
    if (known && (known->kind == TEMPLATE_EXPRESSION || known->kind == TEMPLATE_BROKEN))
        return known;
    Builder builder = {.compiler = compiler, .host = host, .because = because};
    add_expression(&builder, 0, host->text.length);
    return remember(compiler, host,
                    builder.failed ? &broken : finish(&builder, TEMPLATE_EXPRESSION));
}
