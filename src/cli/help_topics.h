#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace payout {

/// The pages of scenarios/guides/, which `payout help TOPIC` prints: the text, or nothing where there is no
/// such topic.
std::string topic_text(std::string_view topic);
/// The topic that a misspelled one is near to, or nothing.
std::string_view nearest_topic(std::string_view topic);
/// The topics with their titles.
std::vector<std::pair<std::string_view, std::string_view>> topics();
/// The same for the general help.
std::string topics_overview();

}  // namespace payout
