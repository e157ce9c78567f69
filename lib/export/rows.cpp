#include "export/rows.hpp"

#include "export/parts_at_once.hpp"
#include "table/chosen_values.hpp"
#include "table/row_text.hpp"

namespace yangxiao::exporting {
namespace {

// Of a row the columns that are wanted, in the order and the datum that are wanted.
class Choice {
 public:
  explicit Choice(const FileShape& shape) : shape_(shape), chosen_(shape.chosen) {}
  std::span<const table::Value> of(std::span<const table::Value> values) {
    return chosen_.of(shape_.datum ? converted(values) : values);
  }

 private:
  std::span<const table::Value> converted(std::span<const table::Value> values) {
    const OtherDatum& other = *shape_.datum;
    const auto* lat = std::get_if<double>(&values[other.lat]);
    const auto* lon = std::get_if<double>(&values[other.lon]);
    if (lat == nullptr || lon == nullptr) return values;
    const geo::Position place = geo::convert({*lat, *lon}, geo::Datum::wgs84, other.datum);
    converted_.assign(values.begin(), values.end());
    converted_[other.lat] = place.lat;
    converted_[other.lon] = place.lon;
    if (other.datum_name) converted_[*other.datum_name] = geo::name_of(other.datum);
    return converted_;
  }

  const FileShape& shape_;
  std::vector<table::Value> converted_;
  table::ChosenValues chosen_;
};

Status write_in_turn(Rows& rows, const FileShape& shape, Output& output) {
  auto writer = table::make_writer(shape.format, output, shape.columns, shape.options);
  if (!writer) return writer.error();
  Choice choice(shape);
  for (std::size_t part = 0; part < rows.parts(); ++part) {
    const Status written = rows.each(part, [&](std::span<const table::Value> values) -> Status {
      return (*writer)->row(choice.of(values));
    });
    if (!written) return written;
  }
  return (*writer)->finish();
}

// What one thread makes of a part: its rows as text, as they follow each other in the file.
class PartText final : public PartMaker {
 public:
  PartText(Rows& rows, const FileShape& shape)
      : rows_(rows),
        text_(table::make_row_text(shape.format, shape.columns, shape.options)),
        choice_(shape) {}

  Status make(std::size_t part, std::string& text) override {
    bool is_first = true;
    return rows_.each(part, [&](std::span<const table::Value> values) -> Status {
      if (!is_first) text += text_->frame().between;
      is_first = false;
      text_->append(text, choice_.of(values));
      return {};
    });
  }

 private:
  Rows& rows_;
  std::unique_ptr<table::RowText> text_;
  Choice choice_;
};

}  // namespace

Status write_rows(std::span<const std::unique_ptr<Rows>> sides, const FileShape& shape,
                  Output& output) {
  const std::size_t parts = sides[0]->parts();
  if (shape.format == table::Format::xlsx || sides.size() == 1 || parts == 1) {
    return write_in_turn(*sides[0], shape, output);
  }
  const auto text = table::make_row_text(shape.format, shape.columns, shape.options);
  const table::Frame& frame = text->frame();
  std::vector<std::unique_ptr<PartMaker>> makers;
  for (const auto& side : sides) makers.push_back(std::make_unique<PartText>(*side, shape));
  Status written = output.write(frame.head);
  bool has_rows = false;
  if (written) {
    written = make_at_once(makers, parts, [&](std::string_view part) -> Status {
      if (part.empty()) return {};
      const Status begun = output.write(has_rows ? frame.between : frame.before_first);
      has_rows = true;
      return begun ? output.write(part) : begun;
    });
  }
  return written ? output.write(has_rows ? frame.tail : frame.empty_tail) : written;
}

}  // namespace yangxiao::exporting
