/* The table of clauses, and going through a file: see clause.h. */
#include "pdf/clause.h"

#include "base/limits.h"

#define BOTH (PDF_X4 | PDF_X1A)

/* clang-format off: a table of rows */
const PdfClause pdf_clauses[] = {
    {"1", BOTH, "the header is 1.6 for PDF/X-4, at most 1.4 for PDF/X-1a",
     "文件版本：X-4 为 1.6，X-1a 不高于 1.4", clause_version},
    {"1b", BOTH, "the trailer has an /ID of two strings", "文件尾有两段 /ID", clause_id},
    {"1c", BOTH, "the file is not encrypted", "文件不加密", clause_encryption},
    {"1d", PDF_X1A, "there are no object or cross-reference streams", "没有对象流和交叉引用流",
     clause_object_streams},
    {"2", BOTH, "GTS_PDFXVersion names the standard", "GTS_PDFXVersion 写明标准",
     clause_version_key},
    {"2b", BOTH, "Info has title, dates, creator and producer",
     "文档信息含标题、日期、创建与制作程序", clause_info},
    {"2c", BOTH, "Trapped is True or False", "Trapped 为 True 或 False", clause_trapped},
    {"2d", PDF_X4, "the metadata (XMP) are complete", "XMP 元数据完整", clause_xmp},
    {"2e", BOTH, "the metadata agree with Info", "XMP 与文档信息一致", clause_xmp_agrees},
    {"2f", PDF_X4, "there is a metadata packet, plain or in Flate",
     "有未压缩或 Flate 压缩的 XMP 包", clause_xmp_packet},
    {"3", BOTH, "there is exactly one GTS_PDFX output intent", "恰有一个 GTS_PDFX 输出意图",
     clause_intent},
    {"3b", BOTH, "the output intent names its condition", "输出意图写明印刷条件",
     clause_intent_condition},
    {"3c", BOTH, "it holds a printing profile for CMYK", "输出意图内嵌 CMYK 印刷特性文件",
     clause_intent_profile},
    {"3d", BOTH, "it tells its condition in words", "输出意图以文字说明印刷条件",
     clause_intent_words},
    {"4", BOTH, "each page has exactly one of TrimBox and ArtBox",
     "每页恰有 TrimBox 与 ArtBox 之一", clause_page_boxes},
    {"4b", BOTH, "the boxes of a page lie in one another", "页面各框逐层包含", clause_box_nesting},
    {"5", BOTH, "content paints in inks, not in light", "内容只用油墨色", clause_content_light},
    {"5b", BOTH, "pictures, gradients and colour spaces are of inks",
     "图片、渐变和颜色空间只用油墨色", clause_object_light},
    {"6", PDF_X1A, "there is no transparency", "没有透明", clause_transparency},
    {"6b", PDF_X4, "groups blend in inks", "编组在油墨色中混合", clause_group_space},
    {"7", BOTH, "all fonts are embedded", "字体全部嵌入", clause_fonts},
    {"7b", BOTH, "a TrueType CIDFont has a CIDToGIDMap", "TrueType 的 CIDFont 有 CIDToGIDMap",
     clause_cid_map},
    {"8", BOTH, "there is no LZW and JPX, and in X-1a no JBIG2", "没有 LZW、JPX；X-1a 没有 JBIG2",
     clause_filters},
    {"8b", BOTH, "there are no PostScript objects", "没有 PostScript 对象", clause_postscript},
    {"8c", BOTH, "there are no transfer functions and halftone origins", "没有传递函数和网点原点",
     clause_transfer},
    {"8d", BOTH, "halftones are of type 1 or 5 and unnamed", "网点类型为 1 或 5 且无名称",
     clause_halftones},
    {"8e", BOTH, "there are no alternate pictures and no OPI", "没有替代图片和 OPI",
     clause_alternates},
    {"9", BOTH, "no annotation lies within the bleed", "出血以内没有注释", clause_annotations},
    {"9b", BOTH, "there are no actions, forms, scripts and files", "没有动作、表单、脚本和附件",
     clause_actions},
    {"9c", BOTH, "optional content: none in X-1a, none automatic in X-4",
     "可选内容：X-1a 没有，X-4 不自动切换", clause_optional_content},
    {"10", BOTH, "one spot name has one look", "同名专色定义一致", clause_spots},
    {"11", PDF_X4, "CMYK by profile does not overprint", "按特性文件的 CMYK 不叠印",
     clause_overprint},
    {NULL, 0, NULL, NULL, NULL},
};
/* clang-format on */

typedef const char *(*Visit)(PdfFile *file, unsigned standard, const PdfObject *dictionary);

/* Depth is that of direct objects: LIMIT_PDF_DEPTH. */
static const char *visit_below(PdfFile *file, unsigned standard, const PdfObject *object,
                               Visit visit)
{
    const char *fault = pdf_is_dictionary(object) ? visit(file, standard, object) : NULL;
    for (size_t i = 0; !fault && i < object->count; i++)
        fault = visit_below(file, standard, object->items[i], visit);
    return fault;
}

const char *clause_visit(PdfFile *file, unsigned standard, Visit visit)
{
    const char *fault = NULL;
    for (int i = 1; i <= pdf_object_count(file) && !fault; i++)
        fault = visit_below(file, standard, pdf_object(file, i), visit);
    return fault;
}
