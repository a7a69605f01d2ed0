"""Teaches the compiler a family of tables (`sim.words.tables`) as one pointer. Imported only when rules are compiled."""

from collections.abc import Mapping

import numba
import numpy as np
from numba.core import cgutils, types
from numba.core.typing.templates import AttributeTemplate
from numba.extending import NativeValue, infer_getattr, lower_getattr_generic, models, register_model, typeof_impl, unbox
from numba.np.arrayobj import populate_array

ARRAYS: dict[str, dict[str, types.Array]] = {}
"""For each family, the array type of each table, in the order of the directory."""


class FamilyType(types.Type):
    """The type of a family of tables: equal names are equal types, in every process."""

    def __init__(self, family: str, words_per_table: int) -> None:
        super().__init__(name=f"Tables({family})")
        self.family = family
        self.words_per_table = words_per_table


register_model(FamilyType)(models.OpaqueModel)


def pass_by_pointer(family: type, dtypes: Mapping[str, tuple[np.dtype, int]], words_per_table: int) -> None:
    """Make a `Tables` subclass known: dtype and number of dimensions of each table, in the order of its directory."""
    ARRAYS[family.__name__] = {
        name: numba.typeof(np.zeros((1,) * dimensions, dtype)) for name, (dtype, dimensions) in dtypes.items()
    }
    kind = FamilyType(family.__name__, words_per_table)
    typeof_impl.register(family)(lambda value, context: kind)


@unbox(FamilyType)
def unbox_family(typ, obj, c):
    """From the Python object to the address of its directory."""
    address = c.pyapi.object_getattr_string(obj, "_address")
    pointer = c.pyapi.long_as_voidptr(address)
    c.pyapi.decref(address)
    return NativeValue(pointer, is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


@infer_getattr
class FamilyAttributes(AttributeTemplate):
    """Each table is an attribute."""

    key = FamilyType

    def generic_resolve(self, typ, attr):
        """The array type of a table; None when there is no such table."""
        return ARRAYS[typ.family].get(attr)


@lower_getattr_generic(FamilyType)
def load_table(context, builder, typ, value, attr):
    """Build the array view of a table from its address and lengths in the directory."""
    tables = ARRAYS[typ.family]
    array_type = tables[attr]
    first = list(tables).index(attr) * typ.words_per_table
    words = builder.bitcast(value, cgutils.intp_t.as_pointer())

    def word(place):
        load = builder.load(cgutils.gep_inbounds(builder, words, first + place))
        # The directory never changes while a rule runs, whatever the rule writes: what was loaded may be kept.
        load.set_metadata("invariant.load", builder.module.add_metadata([]))
        return load

    array = context.make_array(array_type)(context, builder)
    dtype = array_type.dtype
    itemsize = context.get_constant(types.intp, dtype.size if isinstance(dtype, types.Record) else dtype.bitwidth // 8)
    lengths = [word(1 + axis) for axis in range(array_type.ndim)]
    strides = [itemsize]
    for length in reversed(lengths[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    populate_array(
        array,
        data=builder.inttoptr(word(0), array.data.type),
        shape=cgutils.pack_array(builder, lengths),
        strides=cgutils.pack_array(builder, strides),
        itemsize=itemsize,
        meminfo=None,
    )
    return array._getvalue()
