@echo off
rem The twin of bin/parley for Windows. UNTESTED: please report what does not work.
rem It builds on first use; after a change of the sources run: mvn -q -DskipTests process-classes
setlocal
for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
set "TRAINS="
set "BUILT=%HOME_DIR%\target\classpath.txt"
where java >nul 2>nul
if errorlevel 1 (
  echo parley: no java found; install a JDK, 17 or later 1>&2
  exit /b 1
)
if not exist "%BUILT%" (
  where mvn >nul 2>nul
  if errorlevel 1 (
    echo parley: no mvn found; building needs Apache Maven, 3.8 or later 1>&2
    exit /b 1
  )
  echo parley: first use: building; Maven downloads about 1 GB of libraries and models, less what it already keeps 1>&2
  pushd "%HOME_DIR%"
  call mvn -q -B -ntp -DskipTests -Dspotless.check.skip process-classes 1>&2
  if errorlevel 1 (
    popd
    echo parley: the build failed; Maven's messages are above 1>&2
    exit /b 1
  )
  popd
)
set "HEAP=2g"
set "NATIVE="
if "%~1"=="train" set "TRAINS=yes"
if "%~1"=="ablate" set "TRAINS=yes"
if defined TRAINS (
  set "HEAP=3g"
  set "NATIVE=-Dorg.bytedeco.javacpp.maxbytes=4g -Dorg.bytedeco.javacpp.maxphysicalbytes=0"
)
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
rem A class path of this length fits neither a variable nor a command: Java reads it from a file.
set "ARGS=%HOME_DIR%\target\parley.args"
powershell -NoProfile -Command "$cp = '%HOME_DIR%\target\classes;' + (Get-Content -Raw '%BUILT%').Trim(); [IO.File]::WriteAllText('%ARGS%', '-cp \"' + $cp.Replace('\', '\\') + '\"')"
if errorlevel 1 exit /b 1
java -Xmx%HEAP% -XX:+UseSerialGC -Dfile.encoding=UTF-8 "-Dparley.home=%HOME_DIR%" %NATIVE% %JAVA_OPTS% "@%ARGS%" org.parley.Parley %*
exit /b %errorlevel%
