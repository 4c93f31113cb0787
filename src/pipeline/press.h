/* Press settings: the layout's "press" and the profile of rules that it extends. */
#ifndef PIPELINE_PRESS_H
#define PIPELINE_PRESS_H

#include "device/device.h"
#include "json/field.h"

struct Job;

enum { MARK_CROP = 1, MARK_REGISTRATION = 2, MARK_COLOR_BARS = 4, MARK_SLUG = 8, MARK_ALL = 15 };
enum { STANDARD_X4, STANDARD_X1A };

/* Numbers are those of the house; docs/press.md names their sources. */
typedef struct PressSettings {
    const char *profile_path; /* as written, NULL: none */
    const Origin *profile_origin;
    const char *condition, *condition_info, *registry;
    int intent; /* RenderingIntent */
    int standard;
    unsigned marks;
    /* Limits of yitu preflight. */
    double total_ink; /* per cent, over the window of 15 square millimetres */
    double text_pt, text_multi_pt, text_reversed_pt; /* smallest type */
    double line_pt, line_multi_pt;                   /* thinnest line */
    double image_ppi, image_ppi_error, image_ppi_most;
    double safety_mm, bleed_mm;
    double tint_least, tint_most; /* per cent: what the press can hold */
    bool spots_allowed;
} PressSettings;

extern const Field press_fields[];

/* Reads the settings of the job's layout. Faults are reported; what is good is read. `rules` (NULL:
 * what the layout extends) names a profile of rules, or its file, that goes before the layout's own
 * figures. `*is_there` tells whether the layout has a "press" section. */
PressSettings press_read(struct Job *job, const char *rules, bool *is_there);

/* Fills the printing condition of `options`. `override_path` (NULL: none) is a profile that goes
 * before the layout's. False: reported. */
bool press_open_condition(struct Job *job, const PressSettings *settings, const char *override_path,
                          PressCondition *condition);

/* The inks of that condition. NULL: reported. The caller destroys them. */
InkConverter *press_open_inks(struct Job *job, const PressSettings *settings,
                              const char *override_path);

#endif
