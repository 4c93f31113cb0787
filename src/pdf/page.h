/* Pages of a finished PDF as what they lay on paper: shapes and pictures as a scene, for the same
 * rules and the same measure of ink that layouts have, and type as boxes. Points from the top left
 * corner of the trim box, y down. */
#ifndef PDF_PAGE_H
#define PDF_PAGE_H

#include "pdf/object.h"
#include "scene/scene.h"

typedef struct PdfFont {
    const PdfObject *object;
    const char *name; /* BaseFont, "" where there is none */
    bool is_composite, is_embedded;
    double missing_width; /* 1/1000 em */
    float *widths;        /* by code; width_count of them */
    int width_count;
} PdfFont;

typedef struct PdfText {
    Rect bounds;
    double size; /* points, after all scaling */
    Color color;
    bool is_shown;    /* not of rendering mode 3 or 7 */
    bool overprints;  /* with OPM 1, or as a spot ink */
    bool keeps_zeros; /* OPM 1 */
} PdfText;

typedef struct PdfPicture {
    const PdfObject *object; /* NULL: an inline picture */
    Image image;             /* its pixels only where they could be read */
    Matrix matrix;           /* of the unit square, y down, to the page */
    bool is_mask;            /* a stencil: the paint is `color` */
    bool is_light;           /* RGB or Lab */
    Color color;
} PdfPicture;

typedef struct PdfPage {
    const PdfObject *object;
    Scene *scene;     /* fills, strokes, clips, pictures that could be read */
    bool *overprints; /* of each operation of the scene */
    size_t overprint_capacity;
    PdfText *texts;
    size_t text_count, text_capacity;
    PdfPicture *pictures;
    size_t picture_count, picture_capacity;
    PdfFont **fonts; /* that show glyphs on this page */
    size_t font_count, font_capacity;
} PdfPage;

/* An inheritable entry of the page (7.7.3.4), or PDF_NULL. */
const PdfObject *pdf_page_entry(const PdfFile *file, const PdfObject *page, const char *key);

/* The boxes of the page, y up as in the file. */
Rect pdf_media_box(const PdfFile *file, const PdfObject *page);
Rect pdf_trim_box(const PdfFile *file, const PdfObject *page);
Rect pdf_bleed_box(const PdfFile *file, const PdfObject *page);

/* Reads the content of page `index`. `*operators` counts down and bounds all pages together: below
 * 0 there were more of them, and reading ended. Never NULL; in the arena. */
PdfPage *pdf_page_read(PdfFile *file, int index, long *operators);

/* The font of a font dictionary, in the arena. */
PdfFont *pdf_font_read(PdfFile *file, const PdfObject *object);

/* True: it is of type 3 or has its program in the file. */
bool pdf_font_is_embedded(const PdfFile *file, const PdfObject *font);

/* Fills in size, channels and, where they can be had, pixels of a picture. */
void pdf_image_read(PdfFile *file, const PdfObject *object, const PdfObject *resources,
                    PdfPicture *picture);

/* The gradient of an axial or radial shading as paint; PAINT_NONE where it is another. `matrix`
 * maps its space to the page. */
Paint pdf_shading_paint(PdfFile *file, const PdfObject *shading, const PdfObject *resources,
                        Matrix matrix);

#endif
