// What texts say of somebody who is forgotten.
#pragma once

#include "settle/data_subject.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// In the texts of their reports, as they are, as they were, and as files said before: their names
// and phones, and the numbers that base/text/masking.hpp knows, in whatever form; and their names
// and phones in the names of files. What is too short to tell anybody stays.
void clear_texts(store::Writer& book, const DataSubject& subject);

}  // namespace yangxiao::settle
