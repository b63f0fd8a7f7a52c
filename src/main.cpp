#include "cli/run.h"

int main(int argc, char** argv) {
  return payout::run(argc, argv);
}
