/* yitu fonts: which family comes from which file, what is missing and how to get it. */
#include "app/arguments.h"
#include "app/console.h"
#include "app/invocation.h"
#include "pipeline/session.h"

extern const Command command_fonts;

static void print_face(StrBuf *out, const ManifestFace *face, bool chinese)
{
    strbuf_print(out, "    %d%s  %s", face->weight, face->is_italic ? " italic" : "",
                 face->file ? face->file : face->wanted);
    if (face->postscript)
        strbuf_print(out, "  %s", face->postscript);
    if (face->licence)
        strbuf_print(out, "  %s", face->licence);
    if (!face->file && face->package)
        strbuf_print(out, chinese ? "  缺失：apt-get install %s" : "  missing: apt-get install %s",
                     face->package);
    else if (!face->file)
        strbuf_string(out, chinese ? "  缺失" : "  missing");
    strbuf_char(out, '\n');
}

static bool print_family(StrBuf *out, const ManifestFamily *family, bool chinese)
{
    bool is_complete = true;
    strbuf_print(out, "%s", family->name);
    for (int i = 0; family->aliases && family->aliases[i]; i++)
        strbuf_print(out, "%s%s", i ? ", " : "  = ", family->aliases[i]);
    strbuf_char(out, '\n');
    for (int i = 0; i < family->face_count; i++) {
        print_face(out, &family->faces[i], chinese);
        is_complete &= family->faces[i].file != NULL;
    }
    return is_complete;
}

static int run(Invocation *invocation)
{
    int status = arguments_take_none(invocation, &command_fonts);
    if (status >= 0)
        return status;
    Session *session = invocation_session(invocation);
    StrBuf out = {0};
    bool is_complete = true;
    for (int i = 0; i < font_library_family_count(session->fonts); i++)
        is_complete &= print_family(&out, font_library_family(session->fonts, i),
                                    invocation->language == DIAG_CHINESE);
    bool is_written = console_write(&out);
    strbuf_release(&out);
    status = console_finish(invocation, &session->diagnostics, is_complete);
    session_destroy(session);
    return is_written ? status : EXIT_SYSTEM;
}

const Command command_fonts = {
    .name = "fonts",
    .usage = "",
    .summary = "the font manifest: what comes from which file, what is missing",
    .summary_zh = "字体清单：来源文件、缺失的字体及安装方法",
    .run = run,
};
