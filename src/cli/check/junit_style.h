#pragma once

namespace payout {

/// The editions of JUnit XML that readers of it check against.
enum class JunitStyle {
  jenkins,  ///< junit-10.xsd of Jenkins' xunit plugin, to the letter; readers that do not check take it as well
  ant,      ///< JUnit.xsd of windyroad (Ant): no totals on the outermost element
  gitlab    ///< no schema: `file` and `line` on every test case, as GitLab and others show them
};

}  // namespace payout
