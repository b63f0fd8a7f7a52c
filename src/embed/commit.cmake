# cmake -DSOURCE=FOLDER -DHEADER=FILE -DCOMMIT=TEXT -P commit.cmake: writes the header that says what is built, when it
# has changed. COMMIT is for who builds from a folder that is no checkout.
set(commit "${COMMIT}")
find_program(GIT git)
if(GIT AND NOT commit)
  # Sources that were unpacked inside another checkout are not that checkout's.
  execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --show-prefix
                  OUTPUT_VARIABLE inside ERROR_QUIET RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT failed AND inside STREQUAL "")
    execute_process(COMMAND ${GIT} -C ${SOURCE} log -1 --abbrev=12 "--format=commit %h of %cs"
                    OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    execute_process(COMMAND ${GIT} -C ${SOURCE} status --porcelain --untracked-files=no
                    OUTPUT_VARIABLE changes ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(changes)
      string(APPEND commit ", modified")
    endif()
  endif()
endif()
set(text "#pragma once\n#include <string_view>\n\ninline constexpr std::string_view payout_commit = \"${commit}\";\n")
set(before "")
if(EXISTS ${HEADER})
  file(READ ${HEADER} before)
endif()
if(NOT before STREQUAL text)
  file(WRITE ${HEADER} "${text}")
endif()
