#pragma once
#include <string>

/// The first element of a document that is closed wrongly or not at all, or nothing.
std::string badly_nested(const std::string& html);
/// An id that stands twice in a document, or nothing.
std::string repeated_id(const std::string& html);
