"""Regions in the admin: data of the product, to be chosen and read."""

from django.contrib import admin

from programs.admin.base import ReadOnlyAdmin
from programs.models import Region


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "name_en", "province"]
    list_filter = ["province"]
    search_fields = ["code", "name__matches", "name_en__matches"]

    @staticmethod
    def visible(user):
        return Region.objects.all()
