/* The limit on a picture's size. See pixel_limit.h. */
#include "art/pixel_limit.h"

#include "base/number.h"

bool pixel_limit_check(DiagSink *diagnostics, const Origin *origin, const char *name, double width,
                       double height)
{
    double most = (double)diag_limit(diagnostics, LIMIT_ID_IMAGE_PIXELS);
    if (width * height <= most)
        return true;
    char width_text[NUMBER_TEXT_SIZE];
    char height_text[NUMBER_TEXT_SIZE];
    char limit_text[NUMBER_TEXT_SIZE];
    number_format(width_text, width, 0);
    number_format(height_text, height, 0);
    number_format(limit_text, most / 1e6, 6);
    Diagnostic *diagnostic = diag_report(diagnostics, E_IMAGE_TOO_LARGE, origin,
                                         DIAG_ARGS(name, width_text, height_text, limit_text));
    diag_hint(diagnostics, diagnostic,
              "Reduce the picture; 300 pixels per inch at its printed size are enough.",
              "请缩小图片；按印刷尺寸每英寸 300 像素即可。", DIAG_NO_ARGS);
    diag_hint_limit(diagnostics, diagnostic, LIMIT_ID_IMAGE_PIXELS);
    return false;
}
