"""Phone numbers: read as people write them at home, and dialled from anywhere."""

import phonenumbers
from babel.core import get_global
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationResult

from app.core.languages import N_

NOT_A_PHONE = N_("Please write a phone number, like 0161 496 0000.")
NOT_A_MOBILE = N_("Text messages need a mobile number. Please write one, like 07700 900123.")
ELSEWHERE = "GB"


def region_of(time_zone: str) -> str:
    """The country whose numbers may be written without its code: where the neighbourhood's clocks are."""
    return str(get_global("zone_territories").get(time_zone, ELSEWHERE))


def tidied(typed: str, region: str) -> str | None:
    """As people here write it, a foreign one with its country's code; None: this is no phone number."""
    number = _read(typed, region)
    if number is None:
        return None
    is_from_here = number.country_code == phonenumbers.country_code_for_region(region)
    form = PhoneNumberFormat.NATIONAL if is_from_here else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, form))


def dialled(typed: str, region: str) -> str | None:
    """As the whole world dials it, +447700900123; None: this is no phone number."""
    number = _read(typed, region)
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164)) if number else None


def is_whole(typed: str, region: str) -> bool:
    """Not only the end of a number, which may do next door."""
    number = _read(typed, region)
    return number is not None and phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE


def takes_texts(typed: str, region: str) -> bool:
    """A whole number, and not one of which we are sure that it is a landline's."""
    number = _read(typed, region) if is_whole(typed, region) else None
    return number is not None and phonenumbers.number_type(number) != PhoneNumberType.FIXED_LINE


def spellings(typed: str, region: str) -> list[str]:
    """The ways in which one number may stand in our records."""
    number = _read(typed, region)
    if number is None:
        return []
    forms = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164)
    written = [str(phonenumbers.format_number(number, form)) for form in forms]
    return list(dict.fromkeys([*written, written[0].replace(" ", "")]))


def _read(typed: str, region: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(typed, region)
    except NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
