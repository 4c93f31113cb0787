/* The words around a figure: 百分点, directions, years. See check.h. */
#include "audit/check.h"

#define CLAUSE_BYTES 60 /* how far back a clause is looked through: twenty characters */

static const char *const rising[] = {"增长", "上升", "提高", "增加", "提升", "上涨", "扩大", NULL};
static const char *const falling[] = {"下降", "减少", "降低", "回落", "下跌", "收窄", "下滑", NULL};
static const char *const fillers[] = {"了", "约", "近", "达", NULL};

/* Shares whose change is counted in points; 效率 and the like are no shares. */
static const char *const shares[] = {"率", "占比", "比重", "份额", NULL};
static const char *const no_shares[] = {"效率", "功率", "频率", "速率", "倍率", NULL};

static bool ends_with(Text text, const char *words)
{
    size_t length = strlen(words);
    return text.length >= length && memcmp(text.data + text.length - length, words, length) == 0;
}

static const char *ending(Text text, const char *const words[])
{
    for (int i = 0; words[i]; i++) {
        if (ends_with(text, words[i]))
            return words[i];
    }
    return NULL;
}

/* What stands before the figure in its clause. */
static Text clause_before(const Figure *figure)
{
    static const char *const stops[] = {"，", "。", "；", "、", "\n", "：", "！", "？", NULL};
    Text text = {figure->context.data, figure->token.start};
    size_t start = text.length;
    while (start > 0 && text.length - start < CLAUSE_BYTES &&
           !ending((Text){text.data, start}, stops))
        start--;
    return (Text){text.data + start, text.length - start};
}

/* The verb of change directly before the figure, or NULL; `*rest` is what stands before it. */
static const char *verb_before(Text clause, const char *const verbs[], Text *rest)
{
    const char *filler = ending(clause, fillers);
    if (filler)
        clause.length -= strlen(filler);
    const char *verb = ending(clause, verbs);
    if (verb)
        *rest = (Text){clause.data, clause.length - strlen(verb)};
    return verb;
}

static bool mentions_share(Text text)
{
    for (; text.length; text.length--) {
        if (ending(text, no_shares))
            text.length -= strlen("率"); /* and what is before it is no character's end */
        else if (ending(text, shares))
            return true;
    }
    return false;
}

/* 城镇化率提高1.2%: the change of a share is counted in points. */
static void check_points(Audit *audit, const Figure *figure, Text clause)
{
    Text rest;
    if (!unit_is_percent(&figure->token.unit) || figure->token.unit_end == figure->token.end)
        return;
    if (!verb_before(clause, rising, &rest) && !verb_before(clause, falling, &rest))
        return;
    if (mentions_share(rest)) {
        Origin origin = check_origin(audit, figure);
        diag_report(audit->input.diagnostics, W_POINTS_AS_PERCENT, &origin,
                    DIAG_ARGS(check_printed(audit, figure)));
    }
}

/* 增长-0.8%, or 下降 before a change that is positive. */
static void check_direction(Audit *audit, const Figure *figure, Text clause)
{
    Text rest;
    const char *up = verb_before(clause, rising, &rest);
    const char *down = verb_before(clause, falling, &rest);
    if (!figure->cell || !figure->value || figure->value->kind != JSON_NUMBER || (!up && !down))
        return;
    bool is_change = check_is_one_of(figure->cell->value->key, check_change_names);
    double value = figure->value->number;
    bool is_wrong = figure->token.value < 0 || (is_change && up && value < 0) ||
                    (is_change && down && value > 0);
    if (!is_wrong)
        return;
    Origin origin = check_origin(audit, figure);
    Diagnostic *diagnostic = diag_report(audit->input.diagnostics, W_DIRECTION, &origin,
                                         DIAG_ARGS(up ? up : down, check_number(audit, value, 4)));
    diag_hint(audit->input.diagnostics, diagnostic,
              "The format yoy chooses the word: {{ ... | yoy(1) }}.",
              "格式 yoy 会自动选用增长、下降或持平：{{ ... | yoy(1) }}。", DIAG_NO_ARGS);
}

/* 比2022年, 自2019年: the year is not the figure's own. */
static bool is_other_year(Text text, const FigureToken *year)
{
    static const char *const before[] = {"比", "较", "与", "自", "从", "至", "到",
                                         "由", "于", "—",  "-",  "–",  NULL};
    static const char *const after[] = {"年以来", "年起", "年底前", "年前", "年目标", NULL};
    if (ending((Text){text.data, year->start}, before))
        return true;
    for (int i = 0; after[i]; i++) {
        size_t length = strlen(after[i]);
        if (text.length - year->end >= length &&
            memcmp(text.data + year->end, after[i], length) == 0)
            return true;
    }
    return false;
}

static bool ends_sentence(const char *from, const char *to)
{
    static const char *const stops[] = {"。", "；", "\n", "！", "？", NULL};
    for (; from < to; to--) {
        if (ending((Text){from, (size_t)(to - from)}, stops))
            return true;
    }
    return false;
}

/* The last year before the figure in its sentence must be that of its row. */
static void check_year_text(Audit *audit, const Figure *figure)
{
    int year = figure->cell ? check_year(data_cell_period(figure->cell)) : 0;
    Text before = {figure->context.data, figure->token.start};
    FigureToken token;
    FigureToken last = {0};
    for (size_t at = 0; year && figure_scan_next(before, &at, &token);) {
        if (token.kind == FIGURE_YEAR)
            last = token;
    }
    bool is_checked = last.end && last.value != year && !is_other_year(before, &last) &&
                      !check_is_one_of(figure->cell->value->key, check_previous_names) &&
                      !ends_sentence(before.data + last.end, before.data + before.length);
    if (!is_checked)
        return;
    Origin origin = check_origin(audit, figure);
    diag_report(audit->input.diagnostics, W_PERIOD_TEXT, &origin,
                DIAG_ARGS(check_number(audit, last.value, 0), check_printed(audit, figure),
                          check_number(audit, year, 0)));
}

void check_wording(Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        if (figure->token.kind != FIGURE_AMOUNT)
            continue;
        Text clause = clause_before(figure);
        check_points(audit, figure, clause);
        check_direction(audit, figure, clause);
        if (figure->is_direct)
            check_year_text(audit, figure);
    }
}
