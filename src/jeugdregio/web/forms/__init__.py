"""Forms of the site: Django forms with the classes of the design system."""
