"""How a form takes a picture that is to be shown."""

from django import forms

from programs import pictures


class PictureField(forms.FileField):
    """A JPEG or a PNG, made anew and upright without what its camera wrote in it: gives a ``Picture`` or None."""

    widget = forms.FileInput(attrs={"accept": pictures.ACCEPT})

    def to_python(self, data):
        upload = super().to_python(data)
        return pictures.take_picture(upload) if upload else None
