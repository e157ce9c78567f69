// Reads a PBF with libosmium alone and prints how many nodes, ways and references to nodes it has:
// bare_streets FILE.
#include <cstdio>

#include <osmium/io/pbf_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>

int main(int, char** arguments) {
  osmium::io::Reader reader(arguments[1],
                            osmium::osm_entity_bits::node | osmium::osm_entity_bits::way,
                            osmium::io::read_meta::no);
  unsigned long nodes = 0;
  unsigned long ways = 0;
  unsigned long references = 0;
  while (osmium::memory::Buffer buffer = reader.read()) {
    for (const auto& item : buffer) {
      if (item.type() == osmium::item_type::node) {
        ++nodes;
      } else if (item.type() == osmium::item_type::way) {
        ++ways;
        references += static_cast<const osmium::Way&>(item).nodes().size();
      }
    }
  }
  reader.close();
  std::printf("%lu %lu %lu\n", nodes, ways, references);
}
