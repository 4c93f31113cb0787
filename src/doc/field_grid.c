/* Readers and schemas of grid tracks and grid places (CSS Grid 1, 7.2 and 8.3). */
#include "base/number.h"
#include "doc/field_types.h"
#include "doc/scanner.h"
#include "doc/style.h"

#define MAX_TRACKS 64

static const StyleContext *context_of(const FieldReader *reader)
{
    return reader->context;
}

static bool add_track(TrackList *list, Length *tracks, Length track)
{
    if (list->count >= MAX_TRACKS)
        return false;
    tracks[list->count++] = track;
    return true;
}

static bool read_track_pieces(const FieldReader *reader, const JsonValue *value, Scanner *scanner,
                              TrackList *list, Length *tracks, bool *reported);

static bool read_repeat(const FieldReader *reader, const JsonValue *value, Scanner *arguments,
                        TrackList *list, Length *tracks, bool *reported)
{
    double times;
    Text piece = scanner_piece(arguments);
    if (piece.length == 0 || number_parse_prefix(piece, &times) != piece.length || times < 1 ||
        times > MAX_TRACKS || times != (int)times || !scanner_accept(arguments, ',') ||
        scanner_at_end(arguments))
        return false;
    Scanner body = *arguments;
    for (int i = 0; i < (int)times; i++) {
        body = *arguments;
        if (!read_track_pieces(reader, value, &body, list, tracks, reported))
            return false;
    }
    return true;
}

static bool read_track_pieces(const FieldReader *reader, const JsonValue *value, Scanner *scanner,
                              TrackList *list, Length *tracks, bool *reported)
{
    while (!scanner_at_end(scanner)) {
        Text piece = scanner_piece(scanner);
        Text name;
        Text text;
        Scanner arguments;
        Length track;
        if (scanner_open_call(piece, &name, &arguments)) {
            bool is_nested = memchr(arguments.text.data, '(', arguments.text.length) != NULL;
            if (!text_equals(name, "repeat") || is_nested ||
                !read_repeat(reader, value, &arguments, list, tracks, reported))
                return false;
            continue;
        }
        if (!field_piece_text(reader, piece, value, &text, reported) ||
            length_parse(text, &context_of(reader)->base, &track) != LENGTH_OK ||
            track.unit == LENGTH_FILL || track.value < 0 || !add_track(list, tracks, track))
            return false;
    }
    return true;
}

static bool read_tracks(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    Length *tracks = arena_array(reader->arena, MAX_TRACKS, sizeof *tracks);
    TrackList list = {tracks, 0};
    bool reported = false;
    Scanner scanner = {value->text, 0};
    bool is_good = value->kind == JSON_STRING &&
                   read_track_pieces(reader, value, &scanner, &list, tracks, &reported) &&
                   list.count > 0;
    if (!is_good) {
        if (!reported)
            field_report_value(reader, field, value);
        return false;
    }
    *(TrackList *)member = list;
    return true;
}

static bool read_whole(Text piece, int *number)
{
    double value;
    if (piece.length == 0 || number_parse_prefix(piece, &value) != piece.length || value < 1 ||
        value > MAX_TRACKS * 100 || value != (int)value)
        return false;
    *number = (int)value;
    return true;
}

static bool read_grid_pieces(Scanner *scanner, GridLine *line)
{
    Text piece = scanner_piece(scanner);
    if (text_equals(piece, "span"))
        return read_whole(scanner_piece(scanner), &line->span);
    if (!read_whole(piece, &line->start))
        return false;
    if (!scanner_accept(scanner, '/'))
        return true;
    piece = scanner_piece(scanner);
    if (text_equals(piece, "span"))
        return read_whole(scanner_piece(scanner), &line->span);
    int end;
    if (!read_whole(piece, &end) || end <= line->start)
        return false;
    line->span = end - line->start;
    return true;
}

static bool read_grid_line(const FieldReader *reader, const Field *field, const JsonValue *value,
                           void *member)
{
    GridLine line = {0, 1};
    bool is_good = false;
    if (value->kind == JSON_NUMBER) {
        is_good = read_whole(value->text, &line.start);
    } else if (value->kind == JSON_STRING) {
        Scanner scanner = {value->text, 0};
        is_good = read_grid_pieces(&scanner, &line) && scanner_at_end(&scanner);
    }
    if (!is_good) {
        field_report_value(reader, field, value);
        return false;
    }
    *(GridLine *)member = line;
    return true;
}

static void schema_string(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"type\":\"string\"");
}

static void schema_place(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]");
}

const FieldType field_tracks = {
    "a list of tracks", "轨道列表",  "\"repeat(4, 1fr)\", \"30mm auto 2fr\"",
    sizeof(TrackList),  read_tracks, schema_string};
const FieldType field_grid_line = {
    "a place in the grid", "网格位置",     "\"2\", \"2 / 4\", \"span 2\"",
    sizeof(GridLine),      read_grid_line, schema_place};
