"""Failures of which the caller learns the HTTP status."""


class BaseInferenceToolkitError(Exception):
    """Ends the request with `status_code`; `phrase` is what the caller reads."""

    def __init__(self, status_code, message, phrase):
        self.status_code = status_code
        self.message = message
        self.phrase = phrase
        super().__init__(message)


class BadRequestInferenceError(BaseInferenceToolkitError):
    """The caller's mistake."""

    def __init__(self, phrase):
        super().__init__(400, phrase, phrase)


class GenericInferenceToolkitError(BaseInferenceToolkitError):
    """Any status that the script chooses."""

    def __init__(self, status_code, message=None, phrase=None):
        message = message or "Invalid Request"
        super().__init__(status_code, message, phrase or message)


class UnsupportedFormatError(BaseInferenceToolkitError):
    """A content type that nothing here reads or writes."""

    def __init__(self, content_type):
        message = (
            "Content type {} is not supported by this framework.\n"
            "Please implement input_fn to deserialize the request data or output_fn to serialize the response."
        ).format(content_type)
        super().__init__(415, message, message)
