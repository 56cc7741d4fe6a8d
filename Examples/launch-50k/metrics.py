"""Counters, gauges and a histogram in Prometheus's text format."""

BOUNDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 3, 5, 10)  # seconds; the plan's limit is one of them


class Metrics:
    def __init__(self, routes, codes):
        # Every series is there from the start: a counter that is missing is not a counter at 0.
        self.requests = {(route, code): 0 for route in routes for code in codes}
        self.buckets = {route: [0] * (len(BOUNDS) + 1) for route in routes}
        self.seconds = dict.fromkeys(routes, 0.0)
        self.gauges = {}

    def record(self, route, code, seconds):
        self.requests[route, code] += 1
        self.buckets[route][sum(seconds > bound for bound in BOUNDS)] += 1
        self.seconds[route] += seconds

    def text(self):
        lines = ["# TYPE http_requests_total counter"]
        for (route, code), count in self.requests.items():
            lines.append(f'http_requests_total{{code="{code}",route="{route}"}} {count}')
        name = "http_request_duration_seconds"
        lines.append(f"# TYPE {name} histogram")
        for route, counts in self.buckets.items():
            total = 0
            for bound, count in zip((*BOUNDS, "+Inf"), counts):
                total += count
                lines.append(f'{name}_bucket{{route="{route}",le="{bound}"}} {total}')
            lines.append(f'{name}_sum{{route="{route}"}} {self.seconds[route]:.6f}')
            lines.append(f'{name}_count{{route="{route}"}} {total}')
        for gauge, value in self.gauges.items():
            lines += [f"# TYPE {gauge} gauge", f"{gauge} {value}"]
        return "\n".join(lines) + "\n"
