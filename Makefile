# yitu 一图. `make demo` and `make test` are all a newcomer needs; `make help` lists the rest.
#
# Every *.c below src/ is part of the library, but for src/app/ (the program). A type, a device or a
# format is found by its file name (see REGISTRIES): adding one is adding a file.

BUILD   ?= build
CC      := gcc
CSTD    := -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L
WARN    := -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wmissing-prototypes \
           -Wstrict-prototypes -Werror
OPT     ?= -O2 -g
HARDEN  ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
PC      := pango harfbuzz harfbuzz-subset cairo fontconfig libcjson libdeflate libpng libjpeg
# pkg-config may not be installed yet: that is what `make deps` is for.
PCFLAGS  = $(shell pkg-config --cflags $(PC) 2>/dev/null)
PCLIBS   = $(shell pkg-config --libs $(PC) 2>/dev/null) -lhpdf -lm
VERSION := 0.1.0
CFLAGS   = $(CSTD) $(OPT) $(HARDEN) $(WARN) -fPIC -fvisibility=hidden -MMD -MP \
           -DYITU_VERSION='"$(VERSION)"' -Isrc -I$(BUILD) $(PCFLAGS) $(EXTRA)
LDFLAGS  = -Wl,-z,relro,-z,now -Wl,--as-needed $(EXTRA_LD)

LIB_SRC  := $(sort $(filter-out src/app/%,$(wildcard src/*/*.c)))
APP_SRC  := $(sort $(wildcard src/app/*.c))
TEST_SRC := $(sort $(wildcard tests/unit/*.c tests/unit/*/*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/obj/%.o)
APP_OBJ  := $(APP_SRC:%.c=$(BUILD)/obj/%.o)
TEST_OBJ := $(TEST_SRC:%.c=$(BUILD)/obj/%.o)

.DEFAULT_GOAL := build
.PHONY: build help clean FORCE
build: $(BUILD)/yitu

# ---- REGISTRIES: file names become the rows of a table -------------------------------------------
# $(call registry,LIST,MACRO,PATTERN): build/gen/LIST.inc holds MACRO(name) for each file PATTERN.
GEN :=
define registry
GEN += $(BUILD)/gen/$(1).inc
$(BUILD)/gen/$(1).inc: FORCE
	@mkdir -p $$(@D); { for f in $$(sort $$(wildcard $(3))); do n=$$$${f##*/$(4)}; \
	  printf '$(2)(%s)\n' "$$$${n%.c}"; done; echo '#undef $(2)'; } > $$@.new
	@if cmp -s $$@.new $$@; then rm $$@.new; else mv $$@.new $$@; fi
endef
$(eval $(call registry,element_list,ELEMENT,src/element/type_*.c,type_))
$(eval $(call registry,chart_list,CHART,src/chart/type_*.c,type_))
$(eval $(call registry,device_list,DEVICE,src/device/device_*.c,device_))
$(eval $(call registry,art_list,ART,src/art/format_*.c,format_))
$(eval $(call registry,format_list,FORMAT,src/data/format_*.c,format_))
$(eval $(call registry,reader_list,READER,src/data/reader_*.c,reader_))
$(eval $(call registry,command_list,COMMAND,src/app/command_*.c,command_))

$(BUILD)/gen/test_list.inc: $(TEST_SRC)
	@mkdir -p $(@D); sed -n 's/^TEST(\([a-z0-9_]*\)).*/TEST_ROW(\1)/p' $(TEST_SRC) > $@

$(BUILD)/obj/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c $< -o $@

$(TEST_OBJ): CFLAGS += -Itests/unit
$(TEST_OBJ): $(BUILD)/gen/test_list.inc

$(BUILD)/libyitu.a: $(LIB_OBJ)
	@rm -f $@; ar rcs $@ $^

$(BUILD)/libyitu.so.0: $(LIB_OBJ)
	$(CC) -shared -Wl,-soname,libyitu.so.0 $(LDFLAGS) $^ -o $@ $(PCLIBS)

$(BUILD)/yitu: $(APP_OBJ) $(BUILD)/libyitu.a
	$(CC) -pie $(LDFLAGS) $^ -o $@ $(PCLIBS)

$(BUILD)/unit_tests: $(TEST_OBJ) $(BUILD)/libyitu.a
	$(CC) $(LDFLAGS) $^ -o $@ $(PCLIBS)

.PHONY: unit
unit: $(BUILD)/unit_tests
	$(BUILD)/unit_tests $(FILTER)

clean:
	rm -rf build out

FORCE:
-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d) $(TEST_OBJ:.o=.d)
