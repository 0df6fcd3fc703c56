# Two commands do everything: `make run` and `make test`. The rest serves those who build here.
PREFIX ?= /usr/local
DATA ?= demo-data
RELEASE = swift build -c release --static-swift-stdlib --product tideline
BINARY = .build/release/tideline

.PHONY: run build test torture fuzz lint format bench bench-peers rounds dependencies dist install \
	uninstall clean

## Build the program, run a tree of eight nodes (in ./demo-data) and open the console on its top.
run: dependencies
	$(RELEASE)
	@$(BINARY) demo --data $(DATA) --samples sample-data --themes themes

## Build the release program.
build: dependencies
	$(RELEASE)

# Hundreds of nodes are open at once in the tests, and many systems let a program have no more than
# 1,024 files unless it asks for more.
MANY_FILES = ulimit -Sn "$$(ulimit -Hn)" || true;

## Build and pass every test. The whole program is tried last and alone: what people see on a
## terminal depends on the machine keeping up.
test: dependencies
	swift build --build-tests
	swift test --skip-build --skip 'EndToEndTests|NodeTests|LinkTests'
	$(MANY_FILES) swift test --skip-build --filter 'NodeTests|LinkTests'
	swift test --skip-build --filter EndToEndTests

## The failure suite in its long form: at least 10,000 questions and 500 faults through seven
## processes. Prints its seed; SEED=… does the same again, QUESTIONS=… and FAULTS=… less of it.
torture: build
	swift build -c release --static-swift-stdlib --product tideline-torture
	TIDELINE=$(BINARY) .build/release/tideline-torture

## The HTTP API against its own description: schemathesis makes requests up from /openapi.json of a
## running node and checks what comes back. EXAMPLES=… tries more or fewer of each, SEED=… others.
fuzz: dependencies
	swift build --product tideline
	.ci/api-fuzz $(EXAMPLES)

## Formatting, and who imports what.
lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks
	.ci/lint-imports

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

## Timings beside a peer or a limit measured in the same run.
bench: build
	swift build -c release --static-swift-stdlib --product tideline-bench
	.build/release/tideline-bench

## Tideline beside scikit-learn, LightGBM, fastText and Vowpal Wabbit, which are fetched from PyPI into
## .venv-peers: quality, times and sizes on every data set of a folder, in one table. DATA=folder
## says where the sets are (../shared/data when left out), SETS=a,b and PEERS=a,b take some of them,
## TIDELINE=program measures another program, VENV=folder takes an environment that is there.
bench-peers: $(if $(TIDELINE),,build)
	Benchmarks/Peers/bench-peers

## Iterative learning in ten rounds through a tree of real nodes: helpdesk and sightings, and, where
## its folder is given, a labelled set against a cascade: BANKING77=path make rounds
rounds: dependencies
	swift build -c release --static-swift-stdlib --product tideline-bench
	.build/release/tideline-bench rounds helpdesk sightings $(BANKING77)

## The Debian packages that building needs, installed when they are missing.
dependencies:
	@.ci/dependencies

## Install the program, its themes, its sample data and its unit for systemd:
## make install PREFIX=/opt/tideline
install: build
	install -D -m 755 -s $(BINARY) $(DESTDIR)$(PREFIX)/bin/tideline
	mkdir -p $(DESTDIR)$(PREFIX)/share/tideline
	cp -R themes sample-data $(DESTDIR)$(PREFIX)/share/tideline/
	mkdir -p $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's,@PREFIX@,$(PREFIX),' packaging/tideline.service \
		> $(DESTDIR)$(PREFIX)/lib/systemd/system/tideline.service
	mkdir -p $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	$(BINARY) --generate-completion-script bash \
		> $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tideline

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/tideline $(DESTDIR)$(PREFIX)/share/tideline \
		$(DESTDIR)$(PREFIX)/lib/systemd/system/tideline.service \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tideline
	@case $(PREFIX) in /usr|/usr/local) ;; *) cd $(DESTDIR)$(PREFIX) && rmdir -p \
		--ignore-fail-on-non-empty share/bash-completion/completions lib/systemd/system bin \
		2>/dev/null || true ;; esac

clean:
	rm -rf .build .venv-peers
