/* Versions: see versions.h. */
#include "pipeline/versions.h"

#include <cairo.h>
#include <cjson/cJSON.h>
#include <hb.h>
#include <hpdf.h>
#include <pango/pango.h>

#include "base/attributes.h"

typedef struct Version {
    const char *name;
    const char *(*text)(void);
} Version;

static const Version versions[] = {
    {"cairo", cairo_version_string}, {"cJSON", cJSON_Version},
    {"HarfBuzz", hb_version_string}, {"libharu", HPDF_GetVersion},
    {"Pango", pango_version_string},
};

int versions_count(void)
{
    return (int)COUNT_OF(versions);
}

const char *versions_name(int index)
{
    return versions[index].name;
}

const char *versions_text(int index)
{
    return versions[index].text();
}
