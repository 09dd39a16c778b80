; Inno Setup 6: one installer for the person who is signed in, no administrator needed. Built by: iscc restructure.iss
; Rolled out silently: RestructureSetup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART  (/ALLUSERS for all users, as administrator)
#define Version "1.0.0"

[Setup]
AppId={{6C0E6B0E-3D55-4C7C-9A0E-6C3C1B7A6D11}
AppName=Restructure
AppVersion={#Version}
AppPublisher=Restructure
DefaultDirName={autopf}\Restructure
DefaultGroupName=Restructure
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\build\package
OutputBaseFilename=RestructureSetup-{#Version}
SetupIconFile=..\..\build\package\icons\restructure.ico
UninstallDisplayIcon={app}\Restructure Desk.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
; Inno Setup ships no Chinese: put ChineseSimplified.isl of its unofficial translations beside this file.
Name: "zh"; MessagesFile: "ChineseSimplified.isl"

[Files]
Source: "..\..\build\package\restructure\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Restructure"; Filename: "{app}\Restructure Desk.exe"; Parameters: "run"; AppUserModelID: "Restructure.Desk"
Name: "{autodesktop}\Restructure"; Filename: "{app}\Restructure Desk.exe"; Parameters: "run"; AppUserModelID: "Restructure.Desk"; Tasks: desktop

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "path"; Description: "restructure.exe on the PATH, for commands"; Flags: unchecked

[Registry]
; The store and its backups belong to the person and stay when the program goes.
Root: HKA; Subkey: "Software\Classes\Applications\Restructure Desk.exe\SupportedTypes"; ValueType: string; ValueName: ".pdf"; ValueData: ""; Flags: uninsdeletekey
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: NotOnPath

[Run]
Filename: "{app}\Restructure Desk.exe"; Parameters: "run"; Description: "{cm:LaunchProgram,Restructure}"; Flags: nowait postinstall skipifsilent

[Code]
function NotOnPath(): Boolean;
var Known: string;
begin
  Result := not RegQueryStringValue(HKCU, 'Environment', 'Path', Known) or (Pos(Lowercase(ExpandConstant('{app}')), Lowercase(Known)) = 0);
end;
