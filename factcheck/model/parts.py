"""What the parts of the report are made of: structs in a run, pydantic's words where asked for.

A run makes parts of values that fit and prints them, and would wait for pydantic longer than
many a text takes to check. So what validates, and what tells the JSON Schema, is made of the
parts' own fields on first use.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Self, cast, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct, convert
from msgspec.structs import fields, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel, GetCoreSchemaHandler
    from pydantic_core import CoreSchema


def says(
    description: str | None = None, *, ge: float | None = None, le: float | None = None
) -> Meta:
    """Describe a field for the JSON Schema, with the least and the greatest value it may have."""
    return Meta(description=description, ge=ge, le=le)


class Part(Struct, frozen=True, kw_only=True):
    """A part of the report. Made by name it is not validated; the methods are pydantic's.

    As the type of a field or of an adapter of pydantic's it stands for `pydantic_model` of it.
    """

    @classmethod
    def model_validate(cls, content: object, **options: Any) -> Self:
        """Return the part that Python data holds. Raises pydantic's ValidationError."""
        return cls._of(pydantic_model(cls).model_validate(content, **options))

    @classmethod
    def model_validate_json(cls, content: str | bytes | bytearray, **options: Any) -> Self:
        """Return the part that JSON holds. Raises pydantic's ValidationError."""
        return cls._of(pydantic_model(cls).model_validate_json(content, **options))

    @classmethod
    def model_json_schema(cls, **options: Any) -> dict[str, Any]:
        """Return the JSON Schema."""
        return pydantic_model(cls).model_json_schema(**options)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return the part as Python data."""
        return self.as_pydantic().model_dump(**options)

    def model_dump_json(self, **options: Any) -> str:
        """Return the part as JSON."""
        return self.as_pydantic().model_dump_json(**options)

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return a copy with other values, which are not validated."""
        return replace(self, **(update or {}))

    def as_pydantic(self) -> Self:
        """Return the part as an instance of `pydantic_model`, which has all that the part has."""
        made: Any = pydantic_model(type(self)).model_validate(self)
        return cast("Self", made)

    @classmethod
    def _of(cls, model: BaseModel) -> Self:
        return convert(model, cls, from_attributes=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(pydantic_model(cls))


@cache
def pydantic_model(part: type[Part]) -> type[BaseModel]:
    """Return the pydantic model with the fields of a part."""
    from pydantic import ConfigDict, Field, create_model  # noqa: PLC0415 - no run needs it

    told = {one.name: one for one in fields(part)}
    made: dict[str, Any] = {}
    for name, key in keys(part).items():
        kind, said = _said(told[name].type)
        given = told[name].default
        field = Field(
            default=... if given is NODEFAULT else given,
            alias=None if key == name else key,
            description=said.description,
            ge=said.ge,
            le=said.le,
        )
        made[name] = kind, field
    config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, from_attributes=True)
    return create_model(
        part.__name__, __config__=config, __doc__=part.__doc__, __module__=part.__module__, **made
    )


def _said(annotation: Any) -> tuple[Any, Meta]:
    """The type of a field, and what `says` says of it."""
    if get_origin(annotation) is Annotated:
        kind, said = get_args(annotation)
        return kind, said
    return annotation, Meta()


@cache
def keys(part: type[Part]) -> Mapping[str, str]:
    """Return field -> key in JSON, in the order of the contract: as written, a base's first.

    A struct itself puts fields that may be left out behind the others.
    """
    named = dict(zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True))
    written = [name for base in reversed(part.__mro__) for name in vars(base).get(_WRITTEN, ())]
    return {name: named[name] for name in written if name in named}


_WRITTEN = "__annotations__"


def plain(value: object) -> Any:
    """Return a part, or what a field of one holds, as data for JSON."""
    if isinstance(value, Part):
        return {key: plain(getattr(value, name)) for name, key in keys(type(value)).items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value
