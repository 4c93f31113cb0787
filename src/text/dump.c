/* The dump of a layout, for whoever checks the composer from outside: docs/typography.md, 1. */
#include "base/strbuf.h"
#include "font/face.h"
#include "text/text.h"

#define DECIMALS 5

static void dump_number(StrBuf *out, const char *key, double value)
{
    strbuf_print(out, ",\"%s\":", key);
    strbuf_number(out, value, DECIMALS);
}

static bool holds(const TextLayout *layout, const PlacedRun *run, const PlacedCluster *cluster)
{
    size_t start = (size_t)(run->run.text.data - layout->text.data);
    return cluster->byte >= start && cluster->byte < start + run->run.text.length;
}

static void dump_cluster(StrBuf *out, const TextLayout *layout, const PlacedCluster *cluster,
                         const PlacedRun *run, double x)
{
    strbuf_print(out, "{\"byte\":%u,\"text\":", (unsigned)cluster->byte);
    strbuf_json(out, (Text){layout->text.data + cluster->byte, cluster->length});
    strbuf_print(out, ",\"cls\":\"%s\"", cluster_class_name(cluster->cluster_class));
    dump_number(out, "x", x + cluster->x);
    dump_number(out, "adv", cluster->advance);
    if (run) {
        strbuf_string(out, ",\"font\":");
        strbuf_json(out, text_of(run->run.face->postscript));
        dump_number(out, "size", run->run.size);
    } else {
        strbuf_string(out, ",\"font\":null,\"size\":0");
    }
    dump_number(out, "gap_before", cluster->gap_before);
    dump_number(out, "gap_after", cluster->gap_after);
    dump_number(out, "trim_l", cluster->trim_left);
    dump_number(out, "trim_r", cluster->trim_right);
    strbuf_print(out, ",\"stage\":%d}", cluster->stage);
}

/* Clusters and runs both stand in visual order, so one walk over both ties them. */
static void dump_clusters(StrBuf *out, const TextLayout *layout, const TextLine *line, double x)
{
    int run = 0;
    for (int i = 0; i < line->cluster_count; i++) {
        const PlacedCluster *cluster = &line->clusters[i];
        bool stays = run < line->run_count && holds(layout, &line->runs[run], cluster);
        if (!stays && run + 1 < line->run_count && holds(layout, &line->runs[run + 1], cluster)) {
            run++;
            stays = true;
        }
        if (i)
            strbuf_char(out, ',');
        dump_cluster(out, layout, cluster, stays ? &line->runs[run] : NULL, x);
    }
}

static void dump_line(StrBuf *out, const TextLayout *layout, const TextLine *line, Point offset)
{
    unsigned block = line->run_count ? line->runs[0].style->node_id : 0;
    strbuf_print(out, "{\"block\":%u,\"line\":%d,\"paragraph\":%d,\"first\":%s,\"last\":%s", block,
                 (int)(line - layout->lines), line->paragraph, line->is_first ? "true" : "false",
                 line->is_last ? "true" : "false");
    dump_number(out, "x0", offset.x + line->x0);
    dump_number(out, "x1", offset.x + line->x1);
    dump_number(out, "baseline", offset.y + line->baseline);
    dump_number(out, "natural_width", line->natural_width);
    dump_number(out, "set_width", line->set_width);
    dump_number(out, "ratio", line->ratio);
    strbuf_string(out, ",\"clusters\":[");
    dump_clusters(out, layout, line, offset.x + line->x0);
    strbuf_string(out, "]}");
}

void text_layout_dump(StrBuf *out, const TextLayout *layout, Point offset)
{
    strbuf_char(out, '[');
    for (int i = 0; i < layout->line_count; i++) {
        if (i)
            strbuf_string(out, ",\n");
        dump_line(out, layout, &layout->lines[i], offset);
    }
    strbuf_char(out, ']');
}
