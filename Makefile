# yitu 一图. `make demo` and `make test` are all a newcomer needs; `make help` lists the rest.
#
# Every *.c below src/ is part of the library, but for src/app/ (the program). A type, a device or a
# format is found by its file name (see REGISTRIES): adding one is adding a file.

BUILD   ?= build
CC      := gcc
CSTD    := -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L
WARN    := -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wmissing-prototypes \
           -Wstrict-prototypes -Wvla -Werror
OPT     ?= -O2 -g
HARDEN  ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
# No path of the building machine in what is built.
NO_PATHS := -ffile-prefix-map=$(CURDIR)=.
PC      := pango harfbuzz harfbuzz-subset cairo fontconfig libcjson libdeflate lcms2 libpng libjpeg \
           libqrencode expat libqpdf
# Asked once, and only when something is compiled: `make deps` runs before pkg-config is there.
pkg_config = $(or $(shell pkg-config $(1) $(PC) 2>/dev/null),$(error libraries are missing: run "make deps"))
PCFLAGS  = $(eval PCFLAGS := $(call pkg_config,--cflags))$(PCFLAGS)
# libqpdf is loaded when it is needed: src/pdf/library.h.
PCLIBS   = $(eval PCLIBS := $(filter-out -lqpdf,$(call pkg_config,--libs)) -lhpdf -lhyphen -lm)$(PCLIBS)
VERSION := 0.1.0
CFLAGS   = $(CSTD) $(OPT) $(HARDEN) $(WARN) $(NO_PATHS) -fPIC -fvisibility=hidden -MMD -MP \
           -DYITU_VERSION='"$(VERSION)"' -Isrc -I$(BUILD) $(PCFLAGS) $(EXTRA)
LDFLAGS  = -Wl,-z,relro,-z,now -Wl,--as-needed $(EXTRA_LD)

# make V=1 shows the commands in full.
ifeq ($(V),1)
say =
else
say = @echo '  $(1)';
endif

PREFIX  ?= /usr/local
DESTDIR ?=

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

# The preview page of yitu watch as arrays of bytes, and PREVIEW(array, type, path) for each.
PREVIEW_SRC := $(sort $(wildcard src/app/preview/*))
$(BUILD)/gen/preview_files.inc: $(PREVIEW_SRC)
	@mkdir -p $(@D); for f in $^; do n=$${f##*/}; \
	  printf 'static const unsigned char %s_%s[] = {\n' "$${n##*.}" "$${n%.*}"; \
	  od -An -v -tx1 "$$f" | sed 's/[0-9a-f][0-9a-f]/0x&,/g'; echo '};'; done > $@
	@{ printf '#define PREVIEW_FILES'; for f in $^; do n=$${f##*/}; \
	  printf ' \\\n    PREVIEW(%s_%s, %s, "/%s")' "$${n##*.}" "$${n%.*}" "$${n##*.}" "$$n"; done; echo; } >> $@
$(BUILD)/obj/src/app/preview_files.o: $(BUILD)/gen/preview_files.inc

$(BUILD)/gen/test_list.inc: $(TEST_SRC)
	@mkdir -p $(@D); sed -n 's/^TEST(\([a-z0-9_]*\)).*/TEST_ROW(\1)/p' $(TEST_SRC) > $@

$(BUILD)/obj/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(call say,compile $<)$(CC) $(CFLAGS) -c $< -o $@

$(TEST_OBJ): CFLAGS += -Itests/unit
$(TEST_OBJ): $(BUILD)/gen/test_list.inc

# The one file that knows where make install puts fonts and layouts; compiled anew for a new PREFIX.
$(BUILD)/gen/prefix: FORCE
	@mkdir -p $(@D); echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@
$(BUILD)/obj/src/pipeline/session.o: CFLAGS += -DYITU_DATADIR='"$(PREFIX)/share/yitu"'
$(BUILD)/obj/src/pipeline/session.o: $(BUILD)/gen/prefix

$(BUILD)/libyitu.a: $(LIB_OBJ)
	@rm -f $@; ar rcs $@ $^

$(BUILD)/libyitu.so.0: $(LIB_OBJ)
	$(call say,link    $@)$(CC) -shared -Wl,-soname,libyitu.so.0 $(LDFLAGS) $^ -o $@ $(PCLIBS)

$(BUILD)/yitu: $(APP_OBJ) $(BUILD)/libyitu.a
	$(call say,link    $@)$(CC) -pie $(LDFLAGS) $^ -o $@ $(PCLIBS)

$(BUILD)/unit_tests: $(TEST_OBJ) $(BUILD)/libyitu.a
	$(call say,link    $@)$(CC) $(LDFLAGS) $^ -o $@ $(PCLIBS)

# ---- TOOLS: programs of the tests and benches ----------------------------------------------------
TOOL_SRC := $(sort $(wildcard tests/tool/*.c tests/pdf/*.c bench/*.c))
TOOLS    := $(addprefix $(BUILD)/tool/,$(basename $(notdir $(TOOL_SRC))))
vpath %.c tests/tool tests/pdf bench
$(TOOLS): $(BUILD)/tool/%: %.c $(BUILD)/libyitu.a
	@mkdir -p $(@D)
	$(call say,compile $<)$(CC) $(CFLAGS) -MF $@.d $(LDFLAGS) $< $(BUILD)/libyitu.a -o $@ $(PCLIBS)

.PHONY: libraries tools
libraries: $(BUILD)/libyitu.a $(BUILD)/libyitu.so.0
tools: $(TOOLS)

# ---- WHAT TO RUN ---------------------------------------------------------------------------------
PARALLEL := $(MAKE) --no-print-directory -j$(shell nproc)
.PHONY: coverage memcheck torture lint linted fuzz fuzzers replays demo gallery reference deps deps-test test unit check format asan test-fresh bench install uninstall

deps:
	@tests/scripts/deps.sh build demo

deps-test:
	@tests/scripts/deps.sh build demo test

demo: deps
	@$(PARALLEL) build
	@BUILD=$(BUILD) tests/scripts/demo.sh

gallery: deps
	@$(PARALLEL) build
	@BUILD=$(BUILD) tests/scripts/gallery.sh

reference: deps-test
	@$(PARALLEL) build
	@BUILD=$(BUILD) node tests/scripts/reference.mjs

test: deps-test
	@$(PARALLEL) build libraries tools replays $(BUILD)/unit_tests
	@BUILD=$(BUILD) tests/scripts/test_all.sh

unit: $(BUILD)/unit_tests
	$(BUILD)/unit_tests $(FILTER)

check: deps-test
	@$(PARALLEL) libraries
	@BUILD=$(BUILD) tests/check/run.sh
	@$(PARALLEL) build
	@BUILD=$(BUILD) bench/instructions.sh

format: deps-test
	@find src tests bench -name node_modules -prune -o -name '*.[ch]' -print | xargs clang-format -i

# -Wno-format-truncation: gcc 12 is wrong about snprintf(NULL, 0, ...) when it instruments.
ASAN := -Wno-format-truncation -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan: deps-test
	@$(PARALLEL) BUILD=build/asan OPT='-O1 -g' HARDEN= EXTRA='$(ASAN)' EXTRA_LD='$(ASAN)' \
	  build/asan/unit_tests build/asan/yitu replays
	@tests/asan/run_asan.sh

# libFuzzer with both sanitizers on everything that reads what others wrote. T: seconds for each
# target; JOBS: how many at a time. -w: clang's warnings are make lint's business.
FUZZ_FLAGS := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined \
              -fno-omit-frame-pointer
FUZZERS    := $(addprefix $(BUILD)/,$(basename $(notdir $(wildcard tests/fuzz/fuzz_*.c))))
T          ?= 60
$(BUILD)/fuzz_http: $(filter $(addprefix $(BUILD)/obj/src/app/,http_% clock%),$(APP_OBJ))
$(FUZZERS): $(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(BUILD)/libyitu.a
	$(call say,link    $@)$(CC) $(CFLAGS) -MF $@.d -fsanitize=fuzzer $(LDFLAGS) $< \
	  $(filter %.o,$^) $(BUILD)/libyitu.a -o $@ $(PCLIBS)
fuzzers: $(FUZZERS)

# The same targets without libFuzzer, for the inputs of tests/fuzz/run.sh.
REPLAYS := $(patsubst $(BUILD)/fuzz_%,$(BUILD)/replay/%,$(FUZZERS))
$(BUILD)/replay/http: $(filter $(addprefix $(BUILD)/obj/src/app/,http_% clock%),$(APP_OBJ))
$(REPLAYS): $(BUILD)/replay/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(BUILD)/libyitu.a
	@mkdir -p $(@D)
	$(call say,link    $@)$(CC) $(filter-out -MMD -MP,$(CFLAGS)) $(LDFLAGS) tests/fuzz/replay.c $< \
	  $(filter %.o,$^) $(BUILD)/libyitu.a -o $@ $(PCLIBS)
replays: $(REPLAYS)

fuzz: deps-test
	@tests/scripts/deps.sh fuzz
	@$(PARALLEL) CC=clang BUILD=build/fuzz OPT='-O1 -gline-tables-only' HARDEN= WARN=-w \
	  EXTRA='$(FUZZ_FLAGS)' fuzzers
	@BUILD=build/fuzz tests/fuzz/fuzz.sh $(T)

# Every allocation and call of a render, a batch and a preview failing in turn, and some hundred
# kills, two parts of the suite at a time: up to 20 minutes on two cores.
torture: deps-test
	@$(PARALLEL) build
	@printf '%s\n' calls allocations kills surroundings | \
	  TORTURE=full BUILD=$(BUILD) xargs -P 2 -n 1 bash tests/torture/run.sh
	@BATCH_ROUNDS=100 BUILD=$(BUILD) tests/batch/run.sh

# The ordinary build under valgrind.
memcheck: deps-test
	@tests/scripts/deps.sh memcheck
	@$(PARALLEL) build replays $(BUILD)/unit_tests
	@BUILD=$(BUILD) tests/memcheck/memcheck.sh

# What share of the lines the suites run; a suite that fails here is make test's business. Workers
# write their counts when they end: tests/coverage/flush.c.
COVERED := $(MAKE) --no-print-directory -j$(shell nproc) BUILD=build/coverage OPT='-O0 -g' HARDEN= \
           NO_PATHS= EXTRA=--coverage EXTRA_LD='--coverage -Wl,--wrap=_exit,--wrap=kill,--wrap=setrlimit,--wrap=syscall \
           build/coverage/obj/tests/coverage/flush.o'
coverage: deps-test
	@tests/scripts/deps.sh coverage
	@$(COVERED) build/coverage/obj/tests/coverage/flush.o
	@$(COVERED) build libraries tools replays build/coverage/unit_tests
	@find build/coverage -name '*.gcda' -delete
	@-BUILD=build/coverage tests/scripts/test_all.sh
	@BUILD=build/coverage tests/coverage/report.sh

# What clang-tidy (.clang-tidy) and cppcheck (tests/lint/) say of src/; a file that has not changed
# since is not asked again.
LINTED := $(patsubst %.c,$(BUILD)/lint/%.clean,$(LIB_SRC) $(APP_SRC))
$(LINTED): $(BUILD)/lint/%.clean: %.c $(BUILD)/obj/%.o .clang-tidy
	@mkdir -p $(@D)
	$(call say,lint    $<)clang-tidy --quiet $< -- $(filter-out -M% -W%,$(CFLAGS)) -w 2>$@.err || \
	  { cat $@.err; exit 1; }
	@touch $@
$(BUILD)/lint/src/pipeline/session.clean: CFLAGS += -DYITU_DATADIR='"$(PREFIX)/share/yitu"'
linted: $(LINTED)
lint: deps
	@tests/scripts/deps.sh lint
	@$(PARALLEL) build
	@BUILD=$(BUILD) tests/lint/planted.sh
	@mkdir -p $(BUILD)/lint/cppcheck
	@cppcheck --quiet --error-exitcode=1 --std=c11 -j2 --inline-suppr --enable=warning,portability \
	  --suppressions-list=tests/lint/cppcheck.txt --cppcheck-build-dir=$(BUILD)/lint/cppcheck \
	  -Isrc -I$(BUILD) src
	@$(PARALLEL) -k linted

test-fresh:
	@tests/scripts/deps.sh fresh
	@tests/scripts/fresh.sh

bench: deps
	@tests/scripts/deps.sh bench
	@$(PARALLEL) build tools
	@BUILD=$(BUILD) bench/run.sh
	@BUILD=$(BUILD) bench/works/run.sh
	@BUILD=$(BUILD) bench/peers/run.sh
	@BUILD=$(BUILD) bench/evenness/run.sh

# ---- INSTALLING ----------------------------------------------------------------------------------
TARGET   = $(DESTDIR)$(PREFIX)
MANUAL_DIR := share/man/man1
BASH_DIR   := share/bash-completion/completions
ZSH_DIR    := share/zsh/site-functions
install: build libraries
	install -d $(TARGET)/bin $(TARGET)/lib/pkgconfig $(TARGET)/include $(TARGET)/share/yitu
	install -m 755 $(BUILD)/yitu $(TARGET)/bin/yitu
	install -m 644 $(BUILD)/libyitu.a $(BUILD)/libyitu.so.0 $(TARGET)/lib/
	ln -sf libyitu.so.0 $(TARGET)/lib/libyitu.so
	install -m 644 src/yitu.h $(TARGET)/include/yitu.h
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@REQUIRES@|$(PC)|' src/yitu.pc.in \
	  > $(TARGET)/lib/pkgconfig/yitu.pc
	rm -rf $(TARGET)/share/yitu
	install -d $(TARGET)/share/yitu
	cp -R fonts layouts data $(TARGET)/share/yitu/
	install -d $(TARGET)/$(MANUAL_DIR) $(TARGET)/$(BASH_DIR) $(TARGET)/$(ZSH_DIR)
	$(BUILD)/yitu manual --lang en > $(TARGET)/$(MANUAL_DIR)/yitu.1
	$(BUILD)/yitu completion bash > $(TARGET)/$(BASH_DIR)/yitu
	$(BUILD)/yitu completion zsh --lang en > $(TARGET)/$(ZSH_DIR)/_yitu

uninstall:
	rm -f $(TARGET)/bin/yitu $(TARGET)/lib/libyitu.a $(TARGET)/lib/libyitu.so \
	  $(TARGET)/lib/libyitu.so.0 $(TARGET)/include/yitu.h $(TARGET)/lib/pkgconfig/yitu.pc
	rm -rf $(TARGET)/share/yitu
	rm -f $(TARGET)/$(MANUAL_DIR)/yitu.1 $(TARGET)/$(BASH_DIR)/yitu $(TARGET)/$(ZSH_DIR)/_yitu

help:
	@echo 'make demo        installs what is missing, builds, renders the explainer into out/'
	@echo 'make gallery     renders every page of the gallery into out/gallery/, writes docs/gallery.html'
	@echo 'make reference   writes docs/reference.html: every type, its properties, JSON and picture'
	@echo 'make test        installs what the tests need, runs every test'
	@echo '                 (no make yet? as root: apt-get update && apt-get install make)'
	@echo 'make             builds $(BUILD)/yitu'
	@echo 'make unit        unit tests; FILTER=word runs those with word in their name'
	@echo 'make check       layering, banned calls, globals, lengths, mirrored tests, format'
	@echo 'make format      writes the C sources as clang-format would'
	@echo 'make asan        unit tests and all layouts under the address and undefined sanitizers'
	@echo 'make fuzz T=60   every fuzzer for T seconds under both sanitizers'
	@echo 'make torture     allocations, calls and processes fail in turn: 20 minutes'
	@echo 'make lint        clang-tidy and cppcheck'
	@echo 'make memcheck    unit tests, layouts and a batch under valgrind'
	@echo 'make coverage    which lines the tests run'
	@echo 'make test-fresh  make demo and make test in a Debian 12 with nothing installed (root)'
	@echo 'make bench       what each phase of the explainer costs, cold and warm'
	@echo 'make install     into PREFIX (/usr/local), below DESTDIR; make uninstall removes it'
	@echo 'make clean       removes build/ and out/'

clean:
	rm -rf build out

FORCE:
-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d) $(TEST_OBJ:.o=.d) $(TOOLS:=.d)
