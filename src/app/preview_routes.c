/* What the preview page may ask for. There is no path here that names a file of the machine. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/preview.h"
#include "app/preview_files.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/number.h"
#include "json/json.h"

#define JSON_TYPE "application/json; charset=utf-8"
#define MAX_DPI   2400.0
#define MAX_PLATE 100.0

static void reply_words(HttpRequest *request, int status, const char *words)
{
    HttpReply reply = {
        .status = status, .type = "text/plain; charset=utf-8", .body = text_of(words)};
    http_reply(request, &reply);
}

static void reply_buffer(HttpRequest *request, int status, const char *type, StrBuf *body)
{
    HttpReply reply = {.status = status, .type = type, .body = {body->data, body->length}};
    http_reply(request, &reply);
    strbuf_release(body);
}

/* ---- reading ---- */

static void append_path(StrBuf *out, const char *path)
{
    strbuf_json(out, text_of(path ? path : ""));
}

static void send_session(Preview *preview, HttpRequest *request)
{
    StrBuf out = {0};
    char *folder = getcwd(NULL, 0);
    strbuf_print(
        &out, "{\"token\":\"%s\",\"readOnly\":%s,\"language\":\"%s\",\"hasRecords\":%s,\"layout\":",
        preview->token, preview->is_read_only ? "true" : "false",
        preview->language == DIAG_CHINESE ? "zh" : "en", preview->setup.records ? "true" : "false");
    append_path(&out, preview->setup.job->layout);
    strbuf_string(&out, ",\"folder\":");
    append_path(&out, folder);
    strbuf_string(&out, "}\n");
    memory_free(folder);
    reply_buffer(request, HTTP_OK, JSON_TYPE, &out);
}

static void send_events(Preview *preview, HttpRequest *request)
{
    StrBuf first = {0};
    preview_append_events(preview, &first);
    http_stream(request, &first);
    strbuf_release(&first);
}

/* What the renderer tells as JSON. */
static bool send_told(Preview *preview, HttpRequest *request)
{
    static const struct {
        const char *path;
        MessageKind kind;
    } told[] = {
        {"/boxes.json", MESSAGE_BOXES},         {"/tokens.json", MESSAGE_TOKENS},
        {"/records.json", MESSAGE_RECORDS},     {"/guides.json", MESSAGE_GUIDES},
        {"/preflight.json", MESSAGE_PREFLIGHT}, {"/plates.json", MESSAGE_PLATES},
    };
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        if (strcmp(http_path(request), told[i].path) != 0)
            continue;
        Question question = {.request = request, .type = JSON_TYPE};
        preview_ask(preview, &question, told[i].kind, NULL, 0);
        return true;
    }
    return false;
}

/* The number N of "<prefix>N<rest>"; 0: none. */
static uint32_t number_after(const char *path, const char *prefix, const char **rest)
{
    size_t length = strlen(prefix);
    uint32_t number = 0;
    *rest = path;
    if (strncmp(path, prefix, length) != 0)
        return 0;
    const char *at = path + length;
    while (*at >= '0' && *at <= '9' && number < 100000000)
        number = number * 10 + (uint32_t)(*at++ - '0');
    *rest = at;
    return number;
}

static bool send_element(Preview *preview, HttpRequest *request)
{
    const char *rest;
    uint32_t number = number_after(http_path(request), "/element/", &rest);
    if (!number || strcmp(rest, ".json") != 0)
        return false;
    Question question = {.request = request, .type = JSON_TYPE};
    preview_ask(preview, &question, MESSAGE_ELEMENT, &number, sizeof number);
    return true;
}

static double wanted_dpi(const HttpRequest *request)
{
    const char *dpi = http_argument(request, "dpi");
    double value;
    if (!dpi || !number_parse(text_of(dpi), &value) || value <= 0)
        return 0;
    return value < MAX_DPI ? value : MAX_DPI;
}

/* "/page/3.svg" to look at, "/download/3.svg" to keep, "/download/0.pdf" with all pages. */
static bool send_page(Preview *preview, HttpRequest *request)
{
    static const struct {
        const char *ending, *format, *type;
    } formats[] = {
        {".png", "png", "image/png"},
        {".svg", "svg", "image/svg+xml"},
        {".pdf", "pdf", "application/pdf"},
    };
    const char *path = http_path(request);
    bool is_download = strncmp(path, "/download/", 10) == 0;
    const char *rest;
    uint32_t page = number_after(path, is_download ? "/download/" : "/page/", &rest);
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        bool is_whole = page == 0 && strcmp(formats[i].format, "pdf") == 0;
        if (rest == path || strcmp(rest, formats[i].ending) != 0 || !(page > 0 || is_whole))
            continue;
        RenderAsk ask = {.page = (int32_t)page, .dpi = wanted_dpi(request)};
        memcpy(ask.format, formats[i].format, strlen(formats[i].format) + 1);
        Question question = {.request = request,
                             .type = formats[i].type,
                             .is_picture = true,
                             .is_attachment = is_download};
        preview_ask(preview, &question, MESSAGE_RENDER, &ask, sizeof ask);
        return true;
    }
    return false;
}

/* "/ink/3.png": the heat of page 3; with "?plate=1" its first plate. */
static bool send_ink(Preview *preview, HttpRequest *request)
{
    const char *rest;
    uint32_t page = number_after(http_path(request), "/ink/", &rest);
    const char *plate = http_argument(request, "plate");
    double number = 0;
    if (!page || strcmp(rest, ".png") != 0 || (plate && !number_parse(text_of(plate), &number)))
        return false;
    if (plate && (number < 1 || number > MAX_PLATE))
        return false;
    InkAsk ask = {.page = (int32_t)page, .plate = (int32_t)number - 1, .dpi = wanted_dpi(request)};
    Question question = {.request = request, .type = "image/png", .is_picture = true};
    preview_ask(preview, &question, MESSAGE_INK, &ask, sizeof ask);
    return true;
}

static bool send_file(HttpRequest *request)
{
    const PreviewFile *file = preview_file_find(http_path(request));
    if (!file)
        return false;
    HttpReply reply = {.status = HTTP_OK, .type = file->type, .body = file->content};
    http_reply(request, &reply);
    return true;
}

/* ---- writing ---- */

/* Takes as long whether the first character differs or the last. */
static bool has_token(const Preview *preview, const HttpRequest *request)
{
    const char *token = http_header(request, "X-Yitu-Token");
    if (!token || strlen(token) != strlen(preview->token))
        return false;
    unsigned char difference = 0;
    for (size_t i = 0; token[i]; i++)
        difference |= (unsigned char)(token[i] ^ preview->token[i]);
    return difference == 0;
}

static bool is_input(const Preview *preview, const char *path)
{
    const StrBuf *inputs = &preview->inputs;
    for (size_t at = 0; at < inputs->length; at += strlen(inputs->data + at) + 1) {
        if (strcmp(inputs->data + at, path) == 0)
            return true;
    }
    return false;
}

/* Whether `path` is within the folder that assets may come from, the parent of the layout's
 * (base/asset.h), once all links are followed: what was installed with yitu is not edited. */
static bool is_within(Arena *arena, const char *layout, const char *path)
{
    char *root = realpath(file_join(arena, layout, ".."), NULL);
    char *real = realpath(path, NULL);
    size_t length = root ? strlen(root) : 0;
    bool is_within = root && real && strncmp(real, root, length) == 0 &&
                     (real[length] == '/' || (length == 1 && root[0] == '/'));
    memory_free(root);
    memory_free(real);
    return is_within;
}

static const JsonValue *find_text(DiagSink *diagnostics, const JsonValue *body, const char *name)
{
    const JsonValue *value = json_find(body, name);
    if (value && value->kind == JSON_STRING)
        return value;
    diag_report(diagnostics, E_EDIT_REQUEST, NULL, DIAG_ARGS(name));
    return NULL;
}

static bool apply_edit(Preview *preview, DiagSink *diagnostics, Text bytes)
{
    Arena *arena = diagnostics->arena;
    const SourceText *source = source_create(arena, "/edit", bytes);
    const JsonValue *body = json_parse(arena, diagnostics, source);
    if (!body)
        return false;
    const JsonValue *file = find_text(diagnostics, body, "file");
    const JsonValue *pointer = find_text(diagnostics, body, "pointer");
    const JsonValue *old = find_text(diagnostics, body, "old");
    const JsonValue *value = json_find(body, "value");
    if (!value)
        diag_report(diagnostics, E_EDIT_REQUEST, NULL, DIAG_ARGS("value"));
    if (!file || !pointer || !old || !value)
        return false;
    const char *path = file->text.data;
    bool is_editable = is_input(preview, path) &&
                       strcmp(file_extension(arena, path), "json") == 0 &&
                       is_within(arena, preview->setup.job->layout, path);
    if (!is_editable) {
        diag_report(diagnostics, E_EDIT_FOREIGN, NULL, DIAG_ARGS(path));
        return false;
    }
    EditWish wish = {
        .path = path,
        .pointer = pointer->text.data,
        .value = {bytes.data + value->origin.offset, value->origin.length},
        .old = old->text,
    };
    return edit_history_apply(&preview->history, diagnostics, &wish);
}

typedef enum WriteKind { WRITE_EDIT, WRITE_UNDO } WriteKind;

static void change_file(Preview *preview, HttpRequest *request, WriteKind kind)
{
    if (preview->is_read_only) {
        reply_words(request, HTTP_FORBIDDEN, "the preview is read-only");
        return;
    }
    Arena *arena = arena_create();
    DiagSink diagnostics;
    diag_init(&diagnostics, arena, preview->language);
    diagnostics.limits = &preview->setup.invocation->limits;
    bool is_done = kind == WRITE_UNDO ? edit_history_undo(&preview->history, &diagnostics)
                                      : apply_edit(preview, &diagnostics, http_body(request));
    StrBuf out = {0};
    strbuf_print(&out, "{\"ok\":%s,\"undo\":%d,\"message\":", is_done ? "true" : "false",
                 preview->history.count);
    strbuf_json(&out, text_of(is_done || !diagnostics.count ? "" : diagnostics.items[0].message));
    strbuf_string(&out, "}\n");
    arena_destroy(arena);
    reply_buffer(request, is_done ? HTTP_OK : HTTP_CONFLICT, JSON_TYPE, &out);
}

static void change_language(Preview *preview, HttpRequest *request)
{
    bool is_chinese = text_equals(http_body(request), "zh");
    preview->language = is_chinese ? DIAG_CHINESE : DIAG_ENGLISH;
    preview_render(preview);
    reply_words(request, HTTP_OK, "");
}

/* "longest", "shortest" or the number of a record, from 1. */
static void change_record(Preview *preview, HttpRequest *request)
{
    Text body = http_body(request);
    double number = 0;
    RecordChoice choice = {.kind = CHOICE_ROW};
    if (text_equals(body, "longest")) {
        choice.kind = CHOICE_LONGEST;
    } else if (text_equals(body, "shortest")) {
        choice.kind = CHOICE_SHORTEST;
    } else if (!number_parse(body, &number) || number < 1 ||
               number > limit_value(&preview->setup.invocation->limits, LIMIT_ID_RECORDS) ||
               number != (double)(uint32_t)number) {
        reply_words(request, HTTP_BAD_REQUEST, "a record is a number from 1");
        return;
    } else {
        choice.number = (uint32_t)number - 1;
    }
    preview->choice = choice;
    preview_render(preview);
    reply_words(request, HTTP_OK, "");
}

static void route_post(Preview *preview, HttpRequest *request)
{
    const char *path = http_path(request);
    if (!has_token(preview, request))
        reply_words(request, HTTP_FORBIDDEN, "the token is missing or wrong");
    else if (strcmp(path, "/edit") == 0)
        change_file(preview, request, WRITE_EDIT);
    else if (strcmp(path, "/undo") == 0)
        change_file(preview, request, WRITE_UNDO);
    else if (strcmp(path, "/language") == 0)
        change_language(preview, request);
    else if (strcmp(path, "/record") == 0)
        change_record(preview, request);
    else
        reply_words(request, HTTP_NOT_FOUND, "there is nothing here");
}

void preview_route(void *context, HttpRequest *request)
{
    static const struct {
        const char *path;
        void (*send)(Preview *preview, HttpRequest *request);
    } routes[] = {
        {"/session.json", send_session},
        {"/events", send_events},
    };
    Preview *preview = context;
    if (http_is_post(request)) {
        route_post(preview, request);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(routes); i++) {
        if (strcmp(http_path(request), routes[i].path) != 0)
            continue;
        routes[i].send(preview, request);
        return;
    }
    bool is_known = send_file(request) || send_told(preview, request) ||
                    send_page(preview, request) || send_element(preview, request) ||
                    send_ink(preview, request);
    if (!is_known)
        reply_words(request, HTTP_NOT_FOUND, "there is nothing here");
}
