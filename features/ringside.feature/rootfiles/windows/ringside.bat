@echo off
rem Ringside. Without arguments, with --gui or with a scenario file: the window. With a command: the command line.
setlocal
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java"
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
:window
for %%j in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
start "Ringside" "%java%w" %scenario% %RINGSIDE_JAVA_OPTIONS% -jar "%launcher%" -name Ringside
