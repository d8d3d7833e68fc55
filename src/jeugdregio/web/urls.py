"""Every address of the site; a new one needs a line in the tests' access matrix."""

from django.urls import path, register_converter

from jeugdregio.web.converters import GemeenteConverter, RegioConverter
from jeugdregio.web.views import (
    about,
    cooperation,
    cooperation_scan,
    country,
    document,
    export,
    figure,
    gemeente,
    gemeente_scan,
    health,
    inbox,
    law,
    log_in,
    log_out,
    manage,
    message,
    messages,
    region,
    regiovisie,
    rules,
    search,
    sources,
    step,
    why,
)


register_converter(RegioConverter, "regio")
register_converter(GemeenteConverter, "gemeente")

urlpatterns = [
    path("", country.country, name="country"),
    path("zoek/", search.search, name="search"),
    path("cijfers/<slug:measure>/", figure.country_figure, name="country-figure"),
    path("regio/<regio:code>/", region.region, name="region"),
    path("regio/<regio:code>/cijfers/", figure.region_figures, name="region-figures"),
    path(
        "regio/<regio:code>/cijfers/<slug:measure>/",
        figure.region_figure,
        name="region-figure",
    ),
    path("regio/<regio:code>/stap/<slug:step_id>/", step.step, name="step"),
    path(
        "regio/<regio:code>/stap/<slug:step_id>/stand/",
        step.update,
        name="step-update",
    ),
    path(
        "regio/<regio:code>/stap/<slug:step_id>/documenten/",
        step.attach,
        name="step-attach",
    ),
    path(
        "regio/<regio:code>/stap/<slug:step_id>/besluiten/",
        step.decide,
        name="step-decide",
    ),
    path(
        "regio/<regio:code>/documenten/<int:document_id>/",
        document.document,
        name="document",
    ),
    path(
        "regio/<regio:code>/documenten/<int:document_id>/intrekken/",
        step.withdraw,
        name="document-withdraw",
    ),
    path(
        "regio/<regio:code>/samenwerking/",
        cooperation.cooperation,
        name="cooperation",
    ),
    path(
        "regio/<regio:code>/samenwerking/gemeentescan/",
        cooperation_scan.cooperation_scan,
        name="cooperation-scan",
    ),
    path("regio/<regio:code>/regiovisie/", regiovisie.regiovisie, name="regiovisie"),
    path(
        "regio/<regio:code>/regiovisie/concept.<slug:extension>",
        regiovisie.regiovisie_file,
        name="regiovisie-file",
    ),
    path("regio/<regio:code>/berichten/", inbox.inbox, name="inbox"),
    path(
        "regio/<regio:code>/berichten/<int:message_id>/",
        message.message,
        name="message",
    ),
    path(
        "regio/<regio:code>/berichten/<int:message_id>/bestand/",
        message.file,
        name="message-file",
    ),
    path("regio/<regio:code>/wet/", law.region_law, name="region-law"),
    path(
        "regio/<regio:code>/wet/<str:article_id>/",
        law.set_region_reading,
        name="region-law-set",
    ),
    path("gemeente/<gemeente:code>/", gemeente.gemeente, name="gemeente"),
    path(
        "gemeente/<gemeente:code>/scan/",
        gemeente_scan.gemeente_scan,
        name="gemeente-scan",
    ),
    path(
        "gemeente/<gemeente:code>/cijfers/<slug:measure>/",
        figure.gemeente_figure,
        name="gemeente-figure",
    ),
    path("waarom/<slug:measure>/", why.why, name="why"),
    path("waarom/<slug:measure>/regels/", why.lines, name="why-lines"),
    path("export/<slug:measure>.<slug:extension>", export.export, name="export"),
    path("berichten/", messages.check, name="messages"),
    path("berichten/regels/", rules.rules, name="rules"),
    path("gegevens/", sources.sources, name="sources"),
    path("wet/", law.law, name="law"),
    path("over/", about.about, name="about"),
    path("toegankelijkheid/", about.accessibility, name="accessibility"),
    path("inloggen/", log_in.log_in, name="log-in"),
    path("uitloggen/", log_out.log_out, name="log-out"),
    path("beheer/", manage.manage, name="manage"),
    path("beheer/rollen/", manage.grant, name="manage-grant"),
    path(
        "beheer/rollen/<int:assignment_id>/beeindigen/",
        manage.revoke,
        name="manage-revoke",
    ),
    path("beheer/logboek/", manage.audit, name="audit"),
    path("gezondheid/", health.health, name="health"),
]

handler400 = "jeugdregio.web.views.errors.bad_request"
handler403 = "jeugdregio.web.views.errors.forbidden"
handler404 = "jeugdregio.web.views.errors.not_found"
handler500 = "jeugdregio.web.views.errors.server_error"
