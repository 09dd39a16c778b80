#!/bin/sh
# A disk image with Restructure.app and a link to Applications. Needs macOS; signing needs an identity of the organisation:
#   codesign --deep --options runtime --sign "Developer ID Application: …" build/package/Restructure.app
#   xcrun notarytool submit build/package/Restructure-1.0.0.dmg --keychain-profile … --wait && xcrun stapler staple build/package/Restructure-1.0.0.dmg
set -eu
cd "$(dirname "$0")/../../build/package"
mkdir -p dmg
cp -R Restructure.app dmg/
ln -sf /Applications dmg/Applications
hdiutil create -volname Restructure -srcfolder dmg -ov -format UDZO Restructure-1.0.0.dmg
rm -r dmg
