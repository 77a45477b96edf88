"""Reads the small tables that ship with the packages: a YAML file next to its module, as one closed model."""

from importlib.resources import files

from bundle_model.errors import BundleError
from bundle_model.strict.models import Model, parse_model


def read_table(model: type[Model], package: str, file: str) -> Model:
    """The table `file` of a package. BundleError, with every fault, where it does not fit `model`."""
    return table_of(model, files(package).joinpath(file).read_bytes(), file)


def table_of(model: type[Model], content: bytes, file: str) -> Model:
    """A table from its bytes, which errors call `file`."""
    read, faults = parse_model(model, content, file)
    if read is None:
        raise BundleError(faults)
    return read
