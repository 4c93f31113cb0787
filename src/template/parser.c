/* The parser of expressions: one function for each level of precedence, lowest first at the bottom
 * of the file; the grammar is in docs/expressions.md. */
#include "base/limits.h"
#include "base/number.h"
#include "data/message.h"
#include "template/expression.h"
#include "template/lexer.h"

typedef struct Parser {
    Lexer lexer;
    Token token;   /* the next one */
    size_t behind; /* where the token before it ended */
    int nesting;
} Parser;

static const Expression *parse_pipeline(Parser *parser);

static bool advance(Parser *parser)
{
    parser->behind = parser->token.end;
    return lexer_next(&parser->lexer, &parser->token);
}

/* Takes a token of this kind if it is next. False in `*good`: the token after it is faulty. */
static bool accept(Parser *parser, TokenKind kind, bool *good)
{
    if (!*good || parser->token.kind != kind)
        return false;
    *good = advance(parser);
    return *good;
}

static Text token_text(const Parser *parser, Token token)
{
    return (Text){parser->lexer.host->text.data + token.start, token.end - token.start};
}

static Diagnostic *refuse(Parser *parser, const char *english, const char *chinese)
{
    DiagSink *sink = parser->lexer.diagnostics;
    Token token = parser->token;
    Origin origin = lexer_origin(&parser->lexer, token.start, token.end);
    Arena *arena = parser->lexer.arena;
    const char *found =
        token.kind == TOKEN_END
            ? message_words(sink, "the end of the expression", "表达式的结尾")
            : arena_print(arena, "“%s”", message_quote(arena, token_text(parser, token)));
    return diag_report(sink, E_EXPRESSION_SYNTAX, &origin,
                       DIAG_ARGS(message_words(sink, english, chinese), found));
}

static bool expect(Parser *parser, TokenKind kind, const char *mark)
{
    if (parser->token.kind == kind)
        return advance(parser);
    const char *quoted = arena_print(parser->lexer.arena, "“%s”", mark);
    refuse(parser, quoted, quoted);
    return false;
}

static bool report_depth(Parser *parser)
{
    DiagSink *sink = parser->lexer.diagnostics;
    Origin origin = lexer_origin(&parser->lexer, parser->token.start, parser->token.end);
    diag_report_limit(sink, E_LIMIT, &origin, LIMIT_ID_EXPRESSION_DEPTH,
                      DIAG_ARGS(message_words(sink, "levels in one expression", "表达式的层数"),
                                diag_limit_text(sink, LIMIT_ID_EXPRESSION_DEPTH)));
    return false;
}

/* A node over `operands` (copied), from byte `start` to where the parser is. NULL: too deep. */
static Expression *new_node(Parser *parser, ExpressionKind kind, size_t start,
                            const Expression *const *operands, int count)
{
    Arena *arena = parser->lexer.arena;
    Expression *node = arena_alloc(arena, sizeof *node);
    node->kind = kind;
    node->start = (uint32_t)start;
    node->end = (uint32_t)parser->behind;
    node->depth = 1;
    node->operands = arena_array(arena, (size_t)count, sizeof *node->operands);
    node->operand_count = count;
    for (int i = 0; i < count; i++) {
        node->operands[i] = operands[i];
        if (operands[i]->depth >= node->depth)
            node->depth = operands[i]->depth + 1;
    }
    if (node->depth > LIMIT_EXPRESSION_DEPTH) {
        report_depth(parser);
        return NULL;
    }
    return node;
}

#define NEW_NODE(parser, kind, start, ...)                                                         \
    new_node(parser, kind, start, (const Expression *const[]){__VA_ARGS__},                        \
             (int)(sizeof((const Expression *const[]){__VA_ARGS__}) / sizeof(void *)))

static const Expression *literal(Parser *parser, JsonValue *value)
{
    Token token = parser->token;
    /* Without the reason of this run: the tree may outlive it. */
    value->origin = lexer_place(parser->lexer.host, token.start, token.end);
    if (!advance(parser))
        return NULL;
    Expression *node = new_node(parser, EXPRESSION_LITERAL, token.start, NULL, 0);
    if (node)
        node->literal = value;
    return node;
}

static const Expression *parse_number(Parser *parser)
{
    JsonValue *value = json_new(parser->lexer.arena, JSON_NUMBER, NULL);
    value->text = token_text(parser, parser->token);
    if (number_parse(value->text, &value->number))
        return literal(parser, value);
    Origin origin = lexer_origin(&parser->lexer, parser->token.start, parser->token.end);
    diag_report(parser->lexer.diagnostics, E_EXPRESSION_NUMBER, &origin,
                DIAG_ARGS(message_quote(parser->lexer.arena, value->text)));
    return NULL;
}

static const Expression *parse_string(Parser *parser)
{
    Text text;
    if (!lexer_string(&parser->lexer, parser->token, &text))
        return NULL;
    return literal(parser, json_new_string(parser->lexer.arena, text, NULL));
}

/* The operands of a list or call while they are read. */
typedef struct ItemList {
    const Expression **items;
    size_t count, capacity;
} ItemList;

static void add_item(Parser *parser, ItemList *list, const Expression *item)
{
    list->items = arena_grow(parser->lexer.arena, list->items, list->count, &list->capacity,
                             sizeof *list->items);
    list->items[list->count++] = item;
}

/* Expressions separated by commas up to `closing`; the opening bracket is taken. `first` (may be
 * NULL) stands before them. False: reported. */
static bool parse_items(Parser *parser, TokenKind closing, const char *mark,
                        const Expression *first, ItemList *list)
{
    *list = (ItemList){0};
    if (first)
        add_item(parser, list, first);
    bool more = parser->token.kind != closing;
    while (more) {
        const Expression *item = parse_pipeline(parser);
        if (!item)
            return false;
        add_item(parser, list, item);
        bool good = true;
        more = accept(parser, TOKEN_COMMA, &good);
        if (!good)
            return false;
    }
    return expect(parser, closing, mark);
}

static const Expression *parse_list(Parser *parser)
{
    size_t start = parser->token.start;
    ItemList list;
    if (!advance(parser) || !parse_items(parser, TOKEN_CLOSE_BRACKET, "]", NULL, &list))
        return NULL;
    return new_node(parser, EXPRESSION_LIST, start, list.items, (int)list.count);
}

static bool check_count(Parser *parser, Token name, const Function *function, int count)
{
    if (count >= function->min_arguments &&
        (function->max_arguments < 0 || count <= function->max_arguments))
        return true;
    Arena *arena = parser->lexer.arena;
    const char *range =
        function->max_arguments < 0 ? arena_print(arena, "%d+", function->min_arguments)
        : function->min_arguments == function->max_arguments
            ? message_number(arena, function->min_arguments)
            : arena_print(arena, "%d-%d", function->min_arguments, function->max_arguments);
    Origin origin = lexer_origin(&parser->lexer, name.start, name.end);
    diag_report(parser->lexer.diagnostics, E_ARGUMENT_COUNT, &origin,
                DIAG_ARGS(function->name, range, message_number(arena, count)));
    return false;
}

static void report_unknown(Parser *parser, Token name, DiagCode code, const char *nearest)
{
    Origin origin = lexer_origin(&parser->lexer, name.start, name.end);
    Text text = token_text(parser, name);
    Diagnostic *diagnostic = diag_report(parser->lexer.diagnostics, code, &origin,
                                         DIAG_ARGS(message_quote(parser->lexer.arena, text)));
    message_suggest(parser->lexer.diagnostics, diagnostic, nearest);
}

/* The arguments in brackets, which a filter may leave out; `input` comes before them. */
static bool parse_arguments(Parser *parser, const Expression *input, ItemList *list)
{
    bool good = true;
    if (accept(parser, TOKEN_OPEN, &good))
        return parse_items(parser, TOKEN_CLOSE, ")", input, list);
    *list = (ItemList){0};
    if (input)
        add_item(parser, list, input);
    return good;
}

/* name(arguments), with `input` before them when it comes from the left of a bar. The opening
 * bracket is the next token, or missing in a filter without arguments. */
static const Expression *parse_call(Parser *parser, Token name, const Function *function,
                                    const Expression *input, size_t start)
{
    ItemList list;
    if (!parse_arguments(parser, input, &list) ||
        !check_count(parser, name, function, (int)list.count))
        return NULL;
    Expression *node = new_node(parser, EXPRESSION_CALL, start, list.items, (int)list.count);
    if (node) {
        node->function = function;
        node->name = token_text(parser, name);
    }
    return node;
}

static const Expression *parse_name(Parser *parser)
{
    Token name = parser->token;
    if (!advance(parser))
        return NULL;
    if (parser->token.kind == TOKEN_OPEN) {
        const Function *function = function_find(token_text(parser, name));
        if (function)
            return parse_call(parser, name, function, NULL, name.start);
        report_unknown(parser, name, E_FUNCTION_UNKNOWN,
                       function_suggest(token_text(parser, name)));
        return NULL;
    }
    Expression *node = new_node(parser, EXPRESSION_NAME, name.start, NULL, 0);
    if (node)
        node->name = token_text(parser, name);
    return node;
}

static const Expression *parse_brackets(Parser *parser)
{
    if (!advance(parser))
        return NULL;
    const Expression *inner = parse_pipeline(parser);
    return inner && expect(parser, TOKEN_CLOSE, ")") ? inner : NULL;
}

static const Expression *parse_primary(Parser *parser)
{
    switch (parser->token.kind) {
    case TOKEN_NUMBER:
        return parse_number(parser);
    case TOKEN_STRING:
        return parse_string(parser);
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        return literal(
            parser, json_new_boolean(parser->lexer.arena, parser->token.kind == TOKEN_TRUE, NULL));
    case TOKEN_NULL:
        return literal(parser, json_new(parser->lexer.arena, JSON_NULL, NULL));
    case TOKEN_NAME:
        return parse_name(parser);
    case TOKEN_OPEN:
        return parse_brackets(parser);
    case TOKEN_OPEN_BRACKET:
        return parse_list(parser);
    default:
        refuse(parser, "a value", "值");
        return NULL;
    }
}

/* `a.b?` marks an optional field, `a.b ? x : y` is a choice: the mark is the former when what
 * follows cannot begin a value. */
static bool question_is_optional(const Parser *parser)
{
    Lexer ahead = parser->lexer;
    Arena *arena = ahead.arena;
    DiagSink quiet;
    diag_init(&quiet, arena, DIAG_ENGLISH);
    ahead.diagnostics = &quiet;
    Token next;
    if (!lexer_next(&ahead, &next))
        return false;
    switch (next.kind) {
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_NAME:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NULL:
    case TOKEN_MINUS:
    case TOKEN_NOT:
    case TOKEN_NOT_WORD:
    case TOKEN_OPEN:
    case TOKEN_OPEN_BRACKET:
        return false;
    default:
        return true;
    }
}

static Expression *parse_field(Parser *parser, const Expression *object)
{
    if (!advance(parser))
        return NULL;
    Token name = parser->token;
    bool is_word = name.kind == TOKEN_NAME ||
                   (name.kind >= TOKEN_TRUE && name.kind <= TOKEN_NULL) ||
                   name.kind == TOKEN_NOT_WORD || lexer_is_name(token_text(parser, name));
    if (!is_word) {
        Diagnostic *diagnostic = refuse(parser, "the name of a field", "字段名");
        diag_hint(parser->lexer.diagnostics, diagnostic,
                  "Other names are written a['name'], items of a list a[0].",
                  "其他字段名写作 a['名称']，列表的项写作 a[0]。", DIAG_NO_ARGS);
        return NULL;
    }
    if (!advance(parser))
        return NULL;
    Expression *node = NEW_NODE(parser, EXPRESSION_FIELD, object->start, object);
    if (node)
        node->name = token_text(parser, name);
    return node;
}

static Expression *parse_index(Parser *parser, const Expression *object)
{
    if (!advance(parser))
        return NULL;
    const Expression *index = parse_pipeline(parser);
    if (!index || !expect(parser, TOKEN_CLOSE_BRACKET, "]"))
        return NULL;
    return NEW_NODE(parser, EXPRESSION_INDEX, object->start, object, index);
}

static bool can_be_optional(const Expression *node)
{
    return node->kind == EXPRESSION_FIELD || node->kind == EXPRESSION_INDEX ||
           node->kind == EXPRESSION_NAME;
}

static const Expression *parse_postfix(Parser *parser)
{
    const Expression *node = parse_primary(parser);
    while (node) {
        TokenKind kind = parser->token.kind;
        if (kind == TOKEN_QUESTION && can_be_optional(node) && question_is_optional(parser)) {
            if (!advance(parser))
                return NULL;
            Expression *optional = arena_alloc(parser->lexer.arena, sizeof *optional);
            *optional = *node;
            optional->is_optional = true;
            node = optional;
            continue;
        }
        if (kind != TOKEN_DOT && kind != TOKEN_OPEN_BRACKET)
            return node;
        Expression *outer =
            kind == TOKEN_DOT ? parse_field(parser, node) : parse_index(parser, node);
        if (outer)
            outer->is_soft = node->is_optional || node->is_soft;
        node = outer;
    }
    return NULL;
}

static const Expression *parse_prefixed(Parser *parser, Operator operation,
                                        const Expression *(*parse_operand)(Parser *))
{
    size_t start = parser->token.start;
    if (++parser->nesting > LIMIT_EXPRESSION_DEPTH) {
        report_depth(parser);
        return NULL;
    }
    const Expression *operand = advance(parser) ? parse_operand(parser) : NULL;
    parser->nesting--;
    if (!operand)
        return NULL;
    Expression *node = NEW_NODE(parser, EXPRESSION_UNARY, start, operand);
    if (node)
        node->operation = operation;
    return node;
}

static const Expression *parse_unary(Parser *parser)
{
    if (parser->token.kind == TOKEN_MINUS)
        return parse_prefixed(parser, OPERATOR_NEGATE, parse_unary);
    if (parser->token.kind == TOKEN_NOT)
        return parse_prefixed(parser, OPERATOR_NOT, parse_unary);
    return parse_postfix(parser);
}

/* A row of a level of precedence. */
typedef struct OperatorRow {
    TokenKind token;
    Operator operation;
} OperatorRow;

static const OperatorRow *find_row(const OperatorRow *rows, size_t count, TokenKind kind)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].token == kind)
            return &rows[i];
    }
    return NULL;
}

static Expression *parse_right(Parser *parser, const Expression *left, Operator operation,
                               const Expression *(*parse_operand)(Parser *))
{
    const Expression *right = advance(parser) ? parse_operand(parser) : NULL;
    if (!right)
        return NULL;
    Expression *node = NEW_NODE(parser, EXPRESSION_BINARY, left->start, left, right);
    if (node)
        node->operation = operation;
    return node;
}

/* operand { operator operand }, grouped from the left. */
static const Expression *parse_level(Parser *parser, const OperatorRow *rows, size_t count,
                                     const Expression *(*parse_operand)(Parser *))
{
    const Expression *left = parse_operand(parser);
    while (left) {
        const OperatorRow *row = find_row(rows, count, parser->token.kind);
        if (!row)
            return left;
        left = parse_right(parser, left, row->operation, parse_operand);
    }
    return NULL;
}

static const Expression *parse_product(Parser *parser)
{
    static const OperatorRow rows[] = {{TOKEN_TIMES, OPERATOR_MULTIPLY},
                                       {TOKEN_DIVIDE, OPERATOR_DIVIDE},
                                       {TOKEN_REMAINDER, OPERATOR_REMAINDER}};
    return parse_level(parser, rows, COUNT_OF(rows), parse_unary);
}

static const Expression *parse_sum(Parser *parser)
{
    static const OperatorRow rows[] = {{TOKEN_PLUS, OPERATOR_ADD},
                                       {TOKEN_MINUS, OPERATOR_SUBTRACT}};
    return parse_level(parser, rows, COUNT_OF(rows), parse_product);
}

static const Expression *parse_join(Parser *parser)
{
    static const OperatorRow rows[] = {{TOKEN_JOIN, OPERATOR_JOIN}};
    return parse_level(parser, rows, COUNT_OF(rows), parse_sum);
}

static const Expression *parse_comparison(Parser *parser)
{
    static const OperatorRow rows[] = {
        {TOKEN_EQUAL, OPERATOR_EQUAL},     {TOKEN_NOT_EQUAL, OPERATOR_NOT_EQUAL},
        {TOKEN_LESS, OPERATOR_LESS},       {TOKEN_LESS_EQUAL, OPERATOR_LESS_EQUAL},
        {TOKEN_GREATER, OPERATOR_GREATER}, {TOKEN_GREATER_EQUAL, OPERATOR_GREATER_EQUAL}};
    const Expression *left = parse_join(parser);
    const OperatorRow *row = left ? find_row(rows, COUNT_OF(rows), parser->token.kind) : NULL;
    if (!row)
        return left;
    left = parse_right(parser, left, row->operation, parse_join);
    if (!left || !find_row(rows, COUNT_OF(rows), parser->token.kind))
        return left;
    Origin origin = lexer_origin(&parser->lexer, parser->token.start, parser->token.end);
    Diagnostic *diagnostic =
        diag_report(parser->lexer.diagnostics, E_EXPRESSION_CHAIN, &origin, DIAG_NO_ARGS);
    diag_hint(parser->lexer.diagnostics, diagnostic, "Write: a < b and b < c.",
              "请写作 a < b and b < c。", DIAG_NO_ARGS);
    return NULL;
}

static const Expression *parse_not(Parser *parser)
{
    if (parser->token.kind == TOKEN_NOT_WORD)
        return parse_prefixed(parser, OPERATOR_NOT, parse_not);
    return parse_comparison(parser);
}

static const Expression *parse_and(Parser *parser)
{
    static const OperatorRow rows[] = {{TOKEN_AND, OPERATOR_AND}};
    return parse_level(parser, rows, COUNT_OF(rows), parse_not);
}

static const Expression *parse_or(Parser *parser)
{
    static const OperatorRow rows[] = {{TOKEN_OR, OPERATOR_OR}};
    return parse_level(parser, rows, COUNT_OF(rows), parse_and);
}

static const Expression *parse_choice(Parser *parser)
{
    if (++parser->nesting > LIMIT_EXPRESSION_DEPTH) {
        report_depth(parser);
        return NULL;
    }
    const Expression *node = parse_or(parser);
    if (node && parser->token.kind == TOKEN_QUESTION) {
        const Expression *condition = node;
        const Expression *yes = advance(parser) ? parse_choice(parser) : NULL;
        const Expression *no =
            yes && expect(parser, TOKEN_COLON, ":") ? parse_choice(parser) : NULL;
        node =
            no ? NEW_NODE(parser, EXPRESSION_CHOICE, condition->start, condition, yes, no) : NULL;
    }
    parser->nesting--;
    return node;
}

static const Expression *parse_format(Parser *parser, Token name, const Format *format,
                                      const Expression *input)
{
    ItemList list;
    if (!parse_arguments(parser, input, &list))
        return NULL;
    Expression *node =
        new_node(parser, EXPRESSION_FORMAT, input->start, list.items, (int)list.count);
    if (node) {
        node->format = format;
        node->place = lexer_place(parser->lexer.host, node->start, node->end);
        node->name = token_text(parser, name);
    }
    return node;
}

static const Expression *parse_filter(Parser *parser, const Expression *input)
{
    Token name = parser->token;
    if (name.kind != TOKEN_NAME) {
        refuse(parser, "the name of a format", "格式名");
        return NULL;
    }
    if (!advance(parser))
        return NULL;
    Text text = token_text(parser, name);
    const Format *format = format_find(text);
    if (format)
        return parse_format(parser, name, format, input);
    const Function *function = function_find(text);
    if (function)
        return parse_call(parser, name, function, input, input->start);
    const char *nearest = format_suggest(text);
    report_unknown(parser, name, E_FILTER_UNKNOWN, nearest ? nearest : function_suggest(text));
    return NULL;
}

static const Expression *parse_pipeline(Parser *parser)
{
    const Expression *node = parse_choice(parser);
    while (node && parser->token.kind == TOKEN_BAR)
        node = advance(parser) ? parse_filter(parser, node) : NULL;
    return node;
}

const Expression *expression_parse(Arena *arena, DiagSink *diagnostics, const JsonValue *host,
                                   size_t start, size_t end, const Origin *because)
{
    Parser parser = {.lexer = {arena, diagnostics, host, because, start, end}};
    if (!advance(&parser))
        return NULL;
    const Expression *node = parse_pipeline(&parser);
    if (!node || parser.token.kind == TOKEN_END) {
        /* Nodes live in the arena; cppcheck takes them for parts of the parser. */
        /* cppcheck-suppress returnDanglingLifetime */
        return node;
    }
    refuse(&parser, "an operator or the end of the expression", "运算符或表达式的结尾");
    return NULL;
}
