/* Every limit of the project, in one place: what holds unless a job says otherwise (base/limit.h).
 * limit_list.inc has a row for each, which yitu limits prints; tests/limits tries each on both
 * sides. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_INPUT_BYTES       (64u << 20) /* a layout or JSON data file */
#define LIMIT_TABLE_BYTES       (2u << 20) /* a CSV file above it is read row by row where it can */
#define LIMIT_KEPT_CELLS        100000     /* of a file that is read row by row: about 30 MB */
#define LIMIT_CSV_CELLS         2000000    /* of one file: what a job can hold in memory */
#define LIMIT_CSV_COLUMNS       4096
#define LIMIT_JSON_DEPTH        128     /* nested arrays and objects */
#define LIMIT_JSON_VALUES       2000000 /* values in one JSON file: about 600 MB when decoded */
#define LIMIT_DIAGNOSTICS       200     /* kept in one run; the rest is counted */
#define LIMIT_TEMPLATE_DEPTH    32      /* component in component in component */
#define LIMIT_LAYOUT_FILES      200     /* two files that include two each grow without end */
#define LIMIT_EXPANSIONS        250000  /* elements made by repeat and use */
#define LIMIT_EXPANDED_VALUES   2500000 /* every value made by them, beside the elements */
#define LIMIT_EXPANDED_DEPTH    512     /* a component's body may stand deep in its page */
#define LIMIT_EXPRESSION_STEPS  1000000 /* evaluation steps of one document */
#define LIMIT_EXPRESSION_DEPTH  64      /* nested brackets and operators */
#define LIMIT_NODE_DEPTH        100     /* element in element */
#define PAGES_MOST              20000   /* what the next one may be raised to */
#define LIMIT_PAGES             2000
#define LIMIT_LENGTH_PT         14400.0 /* pages and lengths; PDF 1.7, annex C */
#define LIMIT_FONT_SIZE_PT      2000.0
#define LIMIT_PARAGRAPH_CHARS   100000 /* characters in one paragraph */
#define LIMIT_COMBINING_MARKS   64     /* marks on one letter: Pango is quadratic in them */
#define LIMIT_RUN_AROUND_SHAPES 32     /* that one text runs around */
#define LIMIT_RUN_AROUND_POINTS 64     /* of one of them */
#define LIMIT_FLOW_ROWS         20000  /* of one column of a flow, also such that shapes cover */
#define LIMIT_RUBY_CHARS        200    /* characters of one ruby */
#define LIMIT_RUN_CACHE_BYTES   (1u << 20) /* of one generation of kept text analysis */
#define LIMIT_CACHED_JSON_BYTES (1u << 20) /* a larger text is parsed each time */
#define LIMIT_IMAGE_BYTES       (256u << 20)
#define LIMIT_IMAGE_PIXELS      100000000.0 /* width x height, checked before decoding */
#define LIMIT_SVG_BYTES         (16u << 20)
#define LIMIT_SVG_DEPTH         64          /* element in element */
#define LIMIT_SVG_SHAPES        100000      /* shapes and groups */
#define LIMIT_SVG_WORK          (32u << 20) /* bytes of attributes looked at, at each reference anew */
#define LIMIT_SVG_RULES         2000        /* of its style sheets */
#define LIMIT_SVG_FAULTS        20          /* reported of one picture */
#define LIMIT_SVG_DASHES        32
#define LIMIT_JPEG_SCANS        100
#define LIMIT_SURFACE_PX        32767 /* Cairo's image surfaces */
#define LIMIT_SURFACE_PIXELS    400000000.0
#define LIMIT_COORDINATE_PT     1e6 /* nothing beyond reaches a device: Cairo hangs on wild numbers */
#define LIMIT_OUTPUTS           64            /* -o on one command line, outputs of one layout */
#define LIMIT_RECORD_BYTES      (16u << 20)   /* one record of a batch */
#define LIMIT_RECORDS           10000000      /* records of one file */
#define LIMIT_RECORD_FIELDS     512           /* whose extremes are looked for */
#define LIMIT_REPORT_BYTES      (1024u << 20) /* a report of a batch, and an output it names */
#define LIMIT_MATCH_CELLS       16000000      /* of a comparison of two lists: 4,000 by 4,000 */
#define LIMIT_NAME_BYTES        200  /* a file name made from data: file systems allow 255 */
#define LIMIT_ITEMS             1000 /* of a list, a timeline, a hierarchy ... */
#define LIMIT_HIERARCHY_DEPTH   12
#define LIMIT_GRID_ROWS         20000
#define LIMIT_TABLE_ROWS        2000
#define LIMIT_TABLE_COLUMNS     60
#define LIMIT_TABLE_CELLS       20000 /* rows by columns: more than any page shows */
#define LIMIT_FLOW_NODES        60    /* of a flow chart */
#define LIMIT_FLOW_EDGES        120
#define LIMIT_LINK_BYTES        2000 /* an address; what browsers take */
#define LIMIT_NETWORK_NODES     40   /* discs with words; more cannot be read */
#define LIMIT_NETWORK_EDGES     120
#define LIMIT_MAP_POINTS        1000000 /* positions of a GeoJSON map */
#define LIMIT_MAP_REGIONS       5000
#define LIMIT_PDF_BYTES         (512u << 20) /* a finished PDF that is checked */
#define LIMIT_PDF_STREAM_BYTES  (256u << 20) /* one of its streams, decoded */
#define LIMIT_PDF_OBJECTS       2000000
#define LIMIT_PDF_DEPTH         64       /* direct objects in one another; forms in forms */
#define LIMIT_PDF_OPERATORS     20000000 /* of all pages: forms may be drawn again and again */
#define LIMIT_PDF_SECONDS       60       /* of processor time, for one file */
#define LIMIT_PDF_MEMORY        (3ull << 30)
#define LIMIT_BATCH_SECONDS     60              /* by the clock, for one record */
#define LIMIT_BATCH_MEMORY      (4096ull << 20) /* of addresses; fonts are mapped and count in full */
#define LIMIT_BATCH_FILES       256             /* open at a time in a worker */
#define LIMIT_WATCH_SECONDS     20              /* of processor time, for one answer */
#define LIMIT_WATCH_MEMORY      (6ull << 30)
#define LIMIT_WATCH_FILES       256
#define LIMIT_HTTP_BODY_BYTES   (8u << 20)
#define LIMIT_HTTP_HEADER_BYTES (32u << 10)
#define LIMIT_HTTP_CONNECTIONS  64
#define LIMIT_HTTP_STREAMS      32 /* browsers that listen for events at a time */
#define LIMIT_HTTP_SECONDS      20 /* for a request to come in whole, however busily it drips */

#endif
