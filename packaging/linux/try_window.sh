#!/bin/sh
# try_window.sh PROGRAM PICTURE: opens demo data in a window, starts the program once more, and takes a picture.
set -eu
program=$1 picture=$2
home=$(mktemp -d)
number=$((90 + $$ % 9))
Xvfb ":$number" -screen 0 1400x900x24 >/dev/null 2>&1 &
screen=$!
trap 'kill $first $manager $screen 2>/dev/null; rm -rf "$home"' EXIT
first= manager=
sleep 1
export DISPLAY=":$number"
if command -v openbox >/dev/null; then openbox >/dev/null 2>&1 & manager=$!; fi
env -i HOME="$home" DISPLAY="$DISPLAY" LC_ALL=C.UTF-8 QT_QPA_PLATFORM=xcb "$program" run --demo >/dev/null 2>&1 &
first=$!
seconds=0
until window=$(xdotool search --class restructure 2>/dev/null | head -1) && [ -n "$window" ]; do
    seconds=$((seconds + 1))
    [ "$seconds" -lt 60 ]
    sleep 1
done
sleep 6
# The second start ends by itself and leaves one window.
env -i HOME="$home" DISPLAY="$DISPLAY" LC_ALL=C.UTF-8 QT_QPA_PLATFORM=xcb timeout 30 "$program" run --demo
command -v import >/dev/null && import -window root "$picture"
xprop -id "$(xdotool search --onlyvisible --class restructure | head -1)" WM_CLASS _NET_WM_ICON 2>/dev/null | head -c 200 || true
