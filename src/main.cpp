#include "cli/run.h"
#include "commit.h"  // written by the build: src/embed/commit.cmake

int main(int argc, char** argv) {
  return payout::run(argc, argv, payout_commit);
}
