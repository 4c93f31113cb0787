/* Schema keywords: see field_schema.h. A token or a template may stand in place of any value. */
#include "doc/field_schema.h"

#define OR_TEMPLATE "^\\\\$|\\\\{\\\\{|"
#define LENGTH                                                                                     \
    "(auto|hug|fill|0|[-+]?[0-9.]+(mm|cm|in|pt|px|em|fr|%|字)|\\\\$[^ ]+|"                        \
    "[初一二三四五六七八小]+号|小[初一二三四五六])"

static void append_pattern(StrBuf *out, const char *pattern)
{
    strbuf_print(out, "\"anyOf\":[{\"type\":\"string\",\"pattern\":\"" OR_TEMPLATE "^%s$\"},",
                 pattern);
    strbuf_string(out, "{\"type\":\"number\"}]");
}

void field_schema_lengths(StrBuf *out, const Field *field)
{
    (void)field;
    append_pattern(out, LENGTH "( +" LENGTH ")*");
}

void field_schema_share(StrBuf *out, const Field *field)
{
    (void)field;
    append_pattern(out, "[0-9.]+%");
}

void field_schema_angle(StrBuf *out, const Field *field)
{
    (void)field;
    append_pattern(out, "[-+]?[0-9.]+deg");
}
