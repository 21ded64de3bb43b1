"""The repair's papers: title, form and fields in the paper's order. Pure (desk 4.5, F-RPR1)."""

from broadcaster.desk.book import Layout


def _layout(name: str, zh: str, en: str, fields: str) -> Layout:
    return Layout(name=name, form="F-RPR1", zh=zh, en=en, fields=tuple(fields.split()))


LAYOUTS = (
    _layout(
        "order", "报修单", "Repair order",
        "happened_at class content position degree name phone address station seat taken_by sent_at accepted_at worker contacted_at "
        "returned_at result repaired charged in_warranty quality_ok urges @calls @clocks",
    ),
    _layout(
        "mall", "商场维修登记表", "The mall's repair register",
        "happened_at name phone address goods order_no bought_on class content coverage fee_quote work worker charged result repaired "
        "quality_ok next_service_on returned_at",
    ),
)  # fmt: skip
