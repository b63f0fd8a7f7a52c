#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, std::string_view text);

/// Files under a folder of the project with an extension (".yaml"), in order of name.
std::vector<std::filesystem::path> files_under(const std::string& folder, const std::string& extension);
/// Shipped scenarios: the YAML files under scenarios/ that are not terms.
std::vector<std::filesystem::path> shipped_scenarios();
/// The path from the project's root.
std::string short_name(const std::filesystem::path& path);

/// True when UPDATE_GOLDEN is set: what is generated is written instead of compared.
bool updating();
/// Compares a text with the file that holds what it should be (or writes it there, see `updating`). Returns
/// what differs, or nothing.
std::string differs_from_file(const std::filesystem::path& file, const std::string& text);
/// The same for the part of a file that stands between `<!-- NAME: generated -->` and `<!-- /NAME -->`.
std::string differs_between_marks(const std::filesystem::path& file, const std::string& name,
                                  const std::string& text);
