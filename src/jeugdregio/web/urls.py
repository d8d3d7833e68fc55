"""Every address of the site; a new one needs a line in the tests' access matrix."""

from django.urls import path, register_converter

from jeugdregio.web.converters import GemeenteConverter, RegioConverter
from jeugdregio.web.views import (
    about,
    cooperation,
    cooperation_form,
    cooperation_form_judge,
    cooperation_form_result,
    cooperation_scan,
    council_note,
    country,
    country_patchwork,
    document,
    duty_calendar,
    export,
    figure,
    gemeente,
    gemeente_scan,
    health,
    impact,
    inbox,
    law,
    log_in,
    log_out,
    manage,
    message,
    messages,
    money,
    norm,
    patchwork,
    progress,
    regeling,
    region,
    regiovisie,
    robustness,
    route,
    rules,
    search,
    sources,
    step,
    tasks,
    votes,
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
        "regio/<regio:code>/samenwerking/stemmen/",
        votes.votes,
        name="cooperation-votes",
    ),
    path(
        "regio/<regio:code>/samenwerking/geld/",
        money.money,
        name="cooperation-money",
    ),
    path(
        "regio/<regio:code>/samenwerking/geld/bijdragen.<slug:extension>",
        money.money_file,
        name="cooperation-money-file",
    ),
    path(
        "regio/<regio:code>/samenwerking/regeling/",
        regeling.regeling,
        name="cooperation-regeling",
    ),
    path(
        "regio/<regio:code>/samenwerking/regeling/keuzes/",
        regeling.fields,
        name="cooperation-regeling-fields",
    ),
    path(
        "regio/<regio:code>/samenwerking/regeling/concept.<slug:extension>",
        regeling.file,
        name="cooperation-regeling-file",
    ),
    path(
        "regio/<regio:code>/samenwerking/raadsnota/",
        council_note.council_note,
        name="cooperation-note",
    ),
    path(
        "regio/<regio:code>/samenwerking/raadsnota.<slug:extension>",
        council_note.file,
        name="cooperation-note-file",
    ),
    path(
        "samenwerking/",
        country_patchwork.country_patchwork,
        name="cooperation-country",
    ),
    path(
        "regio/<regio:code>/samenwerking/wie/",
        patchwork.patchwork,
        name="cooperation-patchwork",
    ),
    path(
        "regio/<regio:code>/samenwerking/wie/regelingen/",
        patchwork.record,
        name="cooperation-arrangement",
    ),
    path(
        "regio/<regio:code>/samenwerking/wie/regelingen/<slug:arrangement>/wissen/",
        patchwork.withdraw,
        name="cooperation-arrangement-withdraw",
    ),
    path(
        "regio/<regio:code>/samenwerking/wie/deelname/",
        patchwork.participate,
        name="cooperation-participation",
    ),
    path(
        "regio/<regio:code>/samenwerking/wie/antwoord/<slug:key>/",
        patchwork.answer,
        name="cooperation-answer",
    ),
    path(
        "regio/<regio:code>/samenwerking/taken/",
        tasks.tasks,
        name="cooperation-tasks",
    ),
    path(
        "regio/<regio:code>/samenwerking/taken/vastleggen/",
        tasks.record,
        name="cooperation-tasks-record",
    ),
    path(
        "regio/<regio:code>/samenwerking/taken/<int:task_pk>/wissen/",
        tasks.withdraw,
        name="cooperation-tasks-withdraw",
    ),
    path(
        "regio/<regio:code>/samenwerking/vorm/",
        cooperation_form.cooperation_form,
        name="cooperation-form",
    ),
    path(
        "regio/<regio:code>/samenwerking/vorm/uitkomst/",
        cooperation_form_result.result,
        name="cooperation-form-result",
    ),
    path(
        "regio/<regio:code>/samenwerking/vorm/afsluiten/",
        cooperation_form_result.close,
        name="cooperation-form-close",
    ),
    path(
        "regio/<regio:code>/samenwerking/vorm/<gemeente:gemeente_code>/",
        cooperation_form_judge.judge,
        name="cooperation-form-judge",
    ),
    path(
        "regio/<regio:code>/samenwerking/vorm/<gemeente:gemeente_code>/<slug:body>/",
        cooperation_form_judge.give,
        name="cooperation-form-give",
    ),
    path(
        "regio/<regio:code>/samenwerking/vorm/<gemeente:gemeente_code>/<slug:body>/vrijgeven/",
        cooperation_form_judge.release,
        name="cooperation-form-release",
    ),
    path(
        "regio/<regio:code>/samenwerking/vorm/<gemeente:gemeente_code>/<slug:body>/intrekken/",
        cooperation_form_judge.withdraw,
        name="cooperation-form-withdraw",
    ),
    path(
        "regio/<regio:code>/samenwerking/impact/",
        impact.impact,
        name="cooperation-impact",
    ),
    path(
        "regio/<regio:code>/samenwerking/impact/vastleggen/",
        impact.record,
        name="cooperation-impact-record",
    ),
    path(
        "regio/<regio:code>/samenwerking/impact/gemeenten/",
        impact.compare,
        name="cooperation-impact-compare",
    ),
    path(
        "regio/<regio:code>/samenwerking/robuustheid/",
        robustness.robustness,
        name="cooperation-robustness",
    ),
    path(
        "regio/<regio:code>/samenwerking/robuustheid/vastleggen/",
        robustness.record,
        name="cooperation-robustness-record",
    ),
    path(
        "regio/<regio:code>/samenwerking/kalender/",
        duty_calendar.calendar,
        name="cooperation-calendar",
    ),
    path(
        "regio/<regio:code>/samenwerking/kalender/datums/",
        duty_calendar.plan,
        name="cooperation-calendar-plan",
    ),
    path(
        "regio/<regio:code>/samenwerking/kalender.ics",
        duty_calendar.calendar_file,
        name="cooperation-calendar-file",
    ),
    path(
        "regio/<regio:code>/samenwerking/route/",
        route.route,
        name="cooperation-route",
    ),
    path(
        "regio/<regio:code>/samenwerking/route/plan/",
        route.plan,
        name="cooperation-route-plan",
    ),
    path(
        "regio/<regio:code>/samenwerking/route/vergaderdata/",
        route.meetings,
        name="cooperation-route-meetings",
    ),
    path(
        "regio/<regio:code>/samenwerking/route/jongeren/",
        route.young_people,
        name="cooperation-route-young",
    ),
    path(
        "regio/<regio:code>/samenwerking/besluiten/",
        progress.progress,
        name="cooperation-progress",
    ),
    path(
        "regio/<regio:code>/samenwerking/besluiten/<gemeente:gemeente>/",
        progress.record,
        name="cooperation-progress-record",
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
    path("regio/<regio:code>/norm/", norm.norm, name="norm"),
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
