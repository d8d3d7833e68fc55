"""The site: guard, call one action, show. Server-rendered, works without JavaScript."""
