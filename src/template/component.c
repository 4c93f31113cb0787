/* Components: use/with, typed properties, slots, and the merge of the caller's own members. */
#include "base/limits.h"
#include "data/message.h"
#include "json/suggest.h"
#include "template/expander.h"

typedef struct PropertyType {
    const char *name;
    unsigned kinds; /* bit 1 << JsonKind */
} PropertyType;

#define KIND(kind) (1u << (kind))

static const PropertyType property_types[] = {
    {"string", KIND(JSON_STRING) | KIND(JSON_NUMBER)}, /* a number is printed as it stands */
    {"number", KIND(JSON_NUMBER)},
    {"boolean", KIND(JSON_BOOLEAN)},
    {"object", KIND(JSON_OBJECT)},
    {"list", KIND(JSON_ARRAY) | KIND(JSON_OBJECT)}, /* a keyed source is an object of rows */
    {"color", KIND(JSON_STRING) | KIND(JSON_OBJECT)},
    {"length", KIND(JSON_STRING) | KIND(JSON_NUMBER)},
    {"any", ~0u},
};

/* A use of a component while it is being read. */
typedef struct Use {
    const Frame *caller;
    const Directives *directives;
    const JsonValue *component;
    const char *name;
} Use;

static const PropertyType *find_type(Expander *expander, const Frame *frame, const Use *use,
                                     const JsonValue *declared)
{
    const JsonValue *type = declared->kind == JSON_OBJECT ? json_find(declared, "type") : declared;
    const char *names[COUNT_OF(property_types)];
    for (size_t i = 0; i < COUNT_OF(property_types); i++) {
        names[i] = property_types[i].name;
        if (type && type->kind == JSON_STRING && text_equals(type->text, names[i]))
            return &property_types[i];
    }
    const char *all = "string, number, boolean, object, list, color, length, any";
    if (!type || type->kind != JSON_STRING) {
        DiagSink *sink = expander->diagnostics;
        expand_report(
            expander, frame, E_COMPONENT_SHAPE, declared,
            DIAG_ARGS(use->name, message_words(sink, "a type for each property, such as \"string\"",
                                               "每个属性的类型，如 \"string\"")));
        return NULL;
    }
    Diagnostic *diagnostic =
        expand_report(expander, frame, E_PROP_TYPE, type,
                      DIAG_ARGS(message_quote(expander->arena, type->text), all));
    message_suggest(expander->diagnostics, diagnostic,
                    suggest_name(type->text, names, COUNT_OF(names)));
    return NULL;
}

static JsonValue *expand_property(Expander *expander, const Frame *frame, JsonValue *value)
{
    return value->kind == JSON_STRING ? insert_property(expander, frame, value)
                                      : expand_value(expander, frame, value);
}

/* The default of a property, or NULL: it must be given. */
static JsonValue *find_default(const JsonValue *declared)
{
    return declared->kind == JSON_OBJECT ? json_find(declared, "default") : NULL;
}

static bool check_kind(Expander *expander, const Use *use, const JsonValue *declared,
                       const PropertyType *type, const JsonValue *given, const JsonValue *value)
{
    const JsonValue *fallback = find_default(declared);
    bool may_be_missing = fallback && fallback->kind == JSON_NULL;
    if ((type->kinds & KIND(value->kind)) || (value->kind == JSON_NULL && may_be_missing))
        return true;
    expand_report(expander, use->caller, E_PROP_KIND, given,
                  DIAG_ARGS(message_quote(expander->arena, declared->key), use->name, type->name,
                            message_kind(expander->diagnostics, value)));
    return false;
}

/* Expands one declared property into `properties`. */
static void take_property(Expander *expander, const Use *use, JsonValue *declared,
                          JsonValue *properties)
{
    static const Frame nothing;
    const PropertyType *type = find_type(expander, use->caller, use, declared);
    JsonValue *given = json_find_text(use->directives->with, declared->key);
    JsonValue *fallback = find_default(declared);
    if (!type)
        return;
    if (!given && !fallback) {
        expand_report(expander, use->caller, E_PROP_MISSING, use->directives->use,
                      DIAG_ARGS(message_quote(expander->arena, declared->key), use->name));
        return;
    }
    JsonValue *value = given ? expand_property(expander, use->caller, given)
                             : expand_property(expander, &nothing, fallback);
    if (value && check_kind(expander, use, declared, type, given ? given : fallback, value))
        json_set(expander->arena, properties, declared->key, &declared->key_origin, value);
}

static bool check_with(Expander *expander, const Use *use, const JsonValue *declared)
{
    const JsonValue *with = use->directives->with;
    if (!with)
        return true;
    if (with->kind != JSON_OBJECT) {
        DiagSink *sink = expander->diagnostics;
        expand_report(
            expander, use->caller, E_MEMBER_KIND, with,
            DIAG_ARGS("with", message_words(sink, "an object", "对象"), message_kind(sink, with)));
        return false;
    }
    bool good = true;
    for (uint32_t i = 0; i < with->count; i++) {
        if (json_find_text(declared, with->items[i]->key))
            continue;
        Origin origin = with->items[i]->key_origin;
        origin.because = use->caller->because;
        Diagnostic *diagnostic =
            diag_report(expander->diagnostics, E_PROP_UNKNOWN, &origin,
                        DIAG_ARGS(message_quote(expander->arena, with->items[i]->key), use->name));
        expander->failed = true;
        good = false;
        if (declared)
            message_suggest(expander->diagnostics, diagnostic,
                            message_nearest_key(expander->arena, declared, with->items[i]->key));
    }
    return good;
}

/* The properties that the body sees. NULL: reported. */
static JsonValue *take_properties(Expander *expander, const Use *use)
{
    JsonValue *declared = json_find(use->component, "props");
    if (declared && declared->kind != JSON_OBJECT) {
        DiagSink *sink = expander->diagnostics;
        expand_report(expander, use->caller, E_MEMBER_KIND, declared,
                      DIAG_ARGS("props", message_words(sink, "an object", "对象"),
                                message_kind(sink, declared)));
        return NULL;
    }
    JsonValue *properties = json_new(expander->arena, JSON_OBJECT, NULL);
    bool good = check_with(expander, use, declared);
    size_t errors = expander->diagnostics->error_count;
    for (uint32_t i = 0; declared && i < declared->count; i++)
        take_property(expander, use, declared->items[i], properties);
    bool complete = !declared || properties->count == declared->count;
    return good && complete && errors == expander->diagnostics->error_count ? properties : NULL;
}

/* a -> b -> a, from the first call of `name` on. */
static const char *cycle_words(Expander *expander, const ComponentCall *call, Text name)
{
    const char *words = message_quote(expander->arena, name);
    for (; call; call = call->caller->call) {
        words = arena_print(expander->arena, "%s → %s", message_quote(expander->arena, call->name),
                            words);
        if (call->name.length == name.length &&
            memcmp(call->name.data, name.data, name.length) == 0)
            break;
    }
    return words;
}

static bool is_cycle(const ComponentCall *call, Text name)
{
    for (; call; call = call->caller->call) {
        if (call->name.length == name.length &&
            memcmp(call->name.data, name.data, name.length) == 0)
            return true;
    }
    return false;
}

static bool check_depth(Expander *expander, const Frame *frame, const JsonValue *use)
{
    if (is_cycle(frame->call, use->text)) {
        expand_report(expander, frame, E_COMPONENT_CYCLE, use,
                      DIAG_ARGS(cycle_words(expander, frame->call, use->text)));
        return false;
    }
    if (expander->component_depth < LIMIT_TEMPLATE_DEPTH)
        return true;
    const char *words =
        message_words(expander->diagnostics, "components inside each other", "组件嵌套的层数");
    expand_report_limit(expander, frame, use, LIMIT_ID_TEMPLATE_DEPTH, words);
    return false;
}

static const JsonValue *find_component(Expander *expander, const Frame *frame, const JsonValue *use)
{
    DiagSink *sink = expander->diagnostics;
    if (use->kind != JSON_STRING) {
        expand_report(expander, frame, E_MEMBER_KIND, use,
                      DIAG_ARGS("use", message_words(sink, "the name of a component", "组件名"),
                                message_kind(sink, use)));
        return NULL;
    }
    const char *name = message_quote(expander->arena, use->text);
    const JsonValue *components = expander->options->components;
    const JsonValue *component = json_find_text(components, use->text);
    if (!component) {
        Diagnostic *diagnostic =
            expand_report(expander, frame, E_COMPONENT_UNKNOWN, use, DIAG_ARGS(name));
        if (components && components->kind == JSON_OBJECT)
            message_suggest(sink, diagnostic,
                            message_nearest_key(expander->arena, components, use->text));
        return NULL;
    }
    const JsonValue *body = json_find(component, "body");
    if (body && body->kind == JSON_OBJECT)
        return component;
    expand_report(expander, frame, E_COMPONENT_SHAPE, component,
                  DIAG_ARGS(name, message_words(sink, "a member \"body\" that is an object",
                                                "一个对象成员 \"body\"")));
    return NULL;
}

/* Collects the names of the slots in a body. Bounded by LIMIT_JSON_DEPTH. */
static void collect_slots(Expander *expander, const JsonValue *value, JsonValue *names)
{
    const JsonValue *slot = json_find(value, "slot");
    if (slot && slot->kind == JSON_STRING)
        json_set(expander->arena, names, slot->text, NULL,
                 json_new(expander->arena, JSON_NULL, NULL));
    for (uint32_t i = 0; i < value->count; i++)
        collect_slots(expander, value->items[i], names);
}

static void check_slot(Expander *expander, const Use *use, const JsonValue *slots, Text name,
                       const JsonValue *content)
{
    if (json_find_text(slots, name))
        return;
    Diagnostic *diagnostic =
        expand_report(expander, use->caller, E_SLOT_UNKNOWN, content,
                      DIAG_ARGS(message_quote(expander->arena, name), use->name));
    message_suggest(expander->diagnostics, diagnostic,
                    message_nearest_key(expander->arena, slots, name));
}

static void check_slots(Expander *expander, const Use *use)
{
    const JsonValue *given = use->directives->slots;
    const JsonValue *children = use->directives->children;
    if (!given && !children)
        return;
    JsonValue *slots = json_new(expander->arena, JSON_OBJECT, NULL);
    collect_slots(expander, json_find(use->component, "body"), slots);
    if (children)
        check_slot(expander, use, slots, text_of("children"), children);
    if (given && given->kind != JSON_OBJECT) {
        DiagSink *sink = expander->diagnostics;
        expand_report(expander, use->caller, E_MEMBER_KIND, given,
                      DIAG_ARGS("slots", message_words(sink, "an object", "对象"),
                                message_kind(sink, given)));
        return;
    }
    for (uint32_t i = 0; given && i < given->count; i++)
        check_slot(expander, use, slots, given->items[i]->key, given->items[i]);
}

static void remove_member(JsonValue *object, Text key)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < object->count; i++) {
        JsonValue *item = object->items[i];
        if (item->key.length != key.length || memcmp(item->key.data, key.data, key.length) != 0)
            object->items[kept++] = item;
    }
    object->count = kept;
}

/* RFC 7396, one level: null takes a member away. */
static void merge_object(Expander *expander, JsonValue *target, const JsonValue *patch)
{
    for (uint32_t i = 0; i < patch->count; i++) {
        JsonValue *value = patch->items[i];
        if (value->kind == JSON_NULL)
            remove_member(target, value->key);
        else
            json_set(expander->arena, target, value->key, &value->key_origin, value);
    }
}

/* "card" and "accent" give "card accent": the caller's class comes last and so prevails. */
static JsonValue *join_classes(Expander *expander, const JsonValue *own, const JsonValue *added)
{
    JsonValue *both = json_shallow_copy(expander->arena, added);
    both->text = text_of(arena_print(expander->arena, "%.*s %.*s", (int)own->text.length,
                                     own->text.data, (int)added->text.length, added->text.data));
    both->insertions = NULL;
    both->insertion_count = 0;
    both->typed = NULL;
    return both;
}

/* Merges one member of the caller over the root of the body. */
static void merge_member(Expander *expander, JsonValue *root, JsonValue *member)
{
    JsonValue *own = json_find_text(root, member->key);
    bool both_objects = own && own->kind == JSON_OBJECT && member->kind == JSON_OBJECT;
    bool both_texts = own && own->kind == JSON_STRING && member->kind == JSON_STRING;
    if (both_objects && text_equals(member->key, "style")) {
        merge_object(expander, own, member);
    } else if (member->kind == JSON_NULL) {
        remove_member(root, member->key);
    } else {
        bool is_class = both_texts && text_equals(member->key, "class");
        JsonValue *value = is_class ? join_classes(expander, own, member) : member;
        json_set(expander->arena, root, member->key, &member->key_origin, value);
    }
}

static void merge_caller(Expander *expander, const Use *use, const JsonValue *object,
                         JsonValue *root)
{
    for (uint32_t i = 0; i < object->count; i++) {
        if (directives_include(use->directives, object->items[i]))
            continue;
        JsonValue *member = expand_value(expander, use->caller, object->items[i]);
        if (!member)
            continue;
        member->key = object->items[i]->key;
        member->key_origin = object->items[i]->key_origin;
        merge_member(expander, root, member);
    }
}

/* Expands the body with its own frame: it sees its properties and the document's values only. */
static void expand_body(Expander *expander, const Use *use, const JsonValue *object,
                        const JsonValue *properties, JsonValue *out)
{
    const Frame *caller = use->caller;
    Origin *because = arena_alloc(expander->arena, sizeof *because);
    *because = frame_origin(caller, use->directives->use);
    Scope scope = {.object = properties};
    ComponentCall call = {.name = use->directives->use->text,
                          .caller = caller,
                          .slots = use->directives->slots,
                          .children = use->directives->children};
    Frame frame = {&scope, because, &call};
    uint32_t before = out->count;
    expander->component_depth++;
    expander->multiplying++;
    expand_item(expander, &frame, json_find(use->component, "body"), out);
    expander->multiplying--;
    expander->component_depth--;
    for (uint32_t i = before; i < out->count; i++) {
        if (out->items[i]->kind == JSON_OBJECT)
            merge_caller(expander, use, object, out->items[i]);
    }
}

void component_expand(Expander *expander, const Frame *frame, JsonValue *object,
                      const Directives *directives, JsonValue *out)
{
    const JsonValue *component = find_component(expander, frame, directives->use);
    if (!component || !check_depth(expander, frame, directives->use) ||
        !expand_count(expander, frame, directives->use))
        return;
    Use use = {.caller = frame,
               .directives = directives,
               .component = component,
               .name = message_quote(expander->arena, directives->use->text)};
    check_slots(expander, &use);
    const JsonValue *properties = take_properties(expander, &use);
    if (properties)
        expand_body(expander, &use, object, properties, out);
}

void component_expand_slot(Expander *expander, const Frame *frame, const JsonValue *object,
                           const Directives *directives, JsonValue *out)
{
    const ComponentCall *call = frame->call;
    const JsonValue *slot = directives->slot;
    DiagSink *sink = expander->diagnostics;
    if (!call || slot->kind != JSON_STRING) {
        if (!call)
            expand_report(expander, frame, E_SLOT_PLACE, slot, DIAG_NO_ARGS);
        else
            expand_report(
                expander, frame, E_MEMBER_KIND, slot,
                DIAG_ARGS("slot", message_words(sink, "a name", "名称"), message_kind(sink, slot)));
        return;
    }
    for (uint32_t i = 0; i < object->count; i++) {
        if (!directives_include(directives, object->items[i]))
            expand_report(expander, frame, E_MEMBER_ALONE, object->items[i],
                          DIAG_ARGS(message_quote(expander->arena, object->items[i]->key), "type"));
    }
    JsonValue *content = json_find_text(call->slots, slot->text);
    if (!content && text_equals(slot->text, "children"))
        content = call->children;
    if (!content && directives->otherwise)
        expand_item(expander, frame, directives->otherwise, out);
    else if (content && content->kind == JSON_ARRAY)
        for (uint32_t i = 0; i < content->count; i++)
            expand_item(expander, call->caller, content->items[i], out);
    else if (content)
        expand_item(expander, call->caller, content, out);
}
