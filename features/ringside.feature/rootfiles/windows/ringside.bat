@echo off
rem Ringside. Without arguments, with --gui or with a scenario file: the window. With a command: the command line.
setlocal
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java"
set language=
if not "%~1"=="-nl" goto choose
set "language=-Dosgi.nl=%~2"
shift
shift
:choose
if "%~1"=="" goto window
if /i "%~1"=="--gui" goto window_with
if /i "%~x1"==".ringside" goto window_file
"%java%" -XX:+UseSerialGC -cp "%~dp0cli\ringside-cli.jar" ringside.cli.Main %*
exit /b %ERRORLEVEL%
:window_with
shift
if "%~1"=="" goto window
:window_file
set scenario="-Dringside.scenario=%~f1"
rem The platform needs its language before it can read the preferences.
:window
set "settings=%USERPROFILE%\.ringside\.metadata\.plugins\org.eclipse.core.runtime\.settings\ringside.ui.prefs"
if not defined language if exist "%settings%" findstr /x /c:"language=de" "%settings%" >nul && set "language=-Dosgi.nl=de"
for %%j in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
start "Ringside" "%java%w" %scenario% %language% %RINGSIDE_JAVA_OPTIONS% -jar "%launcher%" -name Ringside
