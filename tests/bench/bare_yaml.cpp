// The yardstick of the single-report and many-files benchmarks: loads each YAML file with yaml-cpp and prints
// one value. bare_yaml FILE...   or   bare_yaml -j N FILE...
#include <yaml-cpp/yaml.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
  unsigned threads = 1;
  int first = 1;
  if (argc > 2 && std::string_view{argv[1]} == "-j") {
    threads = static_cast<unsigned>(std::atoi(argv[2]));
    first = 3;
  }
  std::vector<std::string> names(static_cast<size_t>(argc - first));
  std::atomic<int> next{first};
  const auto work = [&] {
    for (int i = next++; i < argc; i = next++) {
      names[static_cast<size_t>(i - first)] = YAML::LoadFile(argv[i])["employee"]["name"].as<std::string>();
    }
  };
  std::vector<std::thread> pool;
  for (unsigned t = 1; t < threads; ++t) pool.emplace_back(work);
  work();
  for (std::thread& t : pool) t.join();
  for (const std::string& name : names) std::puts(name.c_str());
}
