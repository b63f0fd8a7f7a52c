# cmake -DPAYOUT=PROGRAM -DFOLDER=FOLDER -P installed_texts.cmake: the texts that are installed beside the program, as
# the program prints them.
file(MAKE_DIRECTORY ${FOLDER})
function(text file)
  execute_process(COMMAND ${PAYOUT} ${ARGN} OUTPUT_FILE ${FOLDER}/${file} RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "payout ${ARGN} failed: ${failed}")
  endif()
endfunction()
text(payout.1 help --man)
text(payout.bash completions bash)
text(_payout completions zsh)
text(payout.fish completions fish)
text(scenario.schema.json schema scenario)
text(agreement.schema.json schema agreement)
find_program(GZIP gzip)
if(GZIP)  # -n: no time of day, so that the same sources give the same package
  execute_process(COMMAND ${GZIP} -9nf ${FOLDER}/payout.1)
endif()
