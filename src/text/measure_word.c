/* Numbers with what counts them: measure_word.h. */
#include "text/measure_word.h"

#include "base/utf8.h"

/* The commonest measure words and units of a Chinese newspaper (量词、单位). */
static const char measure_words[] =
    "年月日号时分秒元角个人名位户家项条件种类倍吨米里升克度级届章节页版期线台套座辆艘架处岁天周"
    "点股份亩顷瓦卡斤两寸尺丈次批组对双间层栋幢所村县市省国区县路站场集部首篇本册张幅枚颗粒根"
    "块片支只头匹棵株朵款代环毫厘公平立海光字句行段步趟遍回轮局盘杯瓶箱袋包桶罐车船口眼座";
static const char multipliers[] = "十百千万亿兆余多几来";

#define LONGEST_UNIT 4 /* letters of a Latin unit: kg, km, GHz, kWh, mmHg */

static bool is_latin_unit(const Analysis *analysis, uint32_t index)
{
    uint32_t end = index;
    while (end < analysis->count && end - index <= LONGEST_UNIT &&
           analysis->characters[end].cluster_class == CLASS_LATIN)
        end++;
    return end > index && end - index <= LONGEST_UNIT;
}

bool number_state_binds(const NumberState *state, const Analysis *analysis, uint32_t index)
{
    uint32_t code_point = analysis->code_points[index];
    bool is_digit = analysis->characters[index].cluster_class == CLASS_DIGIT;
    switch (state->phase) {
    case NUMBER_NONE:
        return false;
    case NUMBER_DIGITS:
    case NUMBER_MULTIPLIER:
        return analysis->characters[index].cluster_class == CLASS_HAN &&
               (utf8_has(text_of(multipliers), code_point) ||
                utf8_has(text_of(measure_words), code_point));
    case NUMBER_SPACE:
        return is_latin_unit(analysis, index);
    case NUMBER_RANGE:
    case NUMBER_ORDINAL:
        return is_digit;
    }
    return false;
}

void number_state_advance(NumberState *state, const Analysis *analysis, uint32_t index)
{
    uint32_t code_point = analysis->code_points[index];
    ClusterClass cluster_class = (ClusterClass)analysis->characters[index].cluster_class;
    bool in_number = state->phase == NUMBER_DIGITS || state->phase == NUMBER_MULTIPLIER;
    if (cluster_class == CLASS_DIGIT)
        state->phase = NUMBER_DIGITS;
    else if (code_point == 0x7B2C) /* 第 */
        state->phase = NUMBER_ORDINAL;
    else if (in_number && cluster_class == CLASS_HAN && utf8_has(text_of(multipliers), code_point))
        state->phase = NUMBER_MULTIPLIER;
    else if (state->phase == NUMBER_DIGITS && cluster_class == CLASS_SPACE)
        state->phase = NUMBER_SPACE;
    else if (state->phase == NUMBER_DIGITS && cluster_class == CLASS_CONNECTOR)
        state->phase = NUMBER_RANGE;
    else
        state->phase = NUMBER_NONE;
}
