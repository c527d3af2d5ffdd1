#!/usr/bin/env bash
# Runs EXECUTABLE and keeps all it writes to standard error in LOG_FILE as well: the driver hands a process over late.
exec "$EXECUTABLE" "$@" 2> >(exec tee -- "$LOG_FILE" >&2)
