#!/usr/bin/env bash
# Runs EXECUTABLE and copies its standard error to LOG_FILE: the driver gives access to a process late.
exec "$EXECUTABLE" "$@" 2> >(exec tee -- "$LOG_FILE" >&2)
