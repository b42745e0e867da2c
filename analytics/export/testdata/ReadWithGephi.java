import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Interval;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Imports each file as Gephi does when it opens one, and prints what is then in the graph, for
 * read_back.py: lines of tab-separated fields, each value as base64 of its text.
 */
public class ReadWithGephi {
    static final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    public static void main(String[] files) throws Exception {
        for (String file : files) {
            read(new File(file));
        }
        out.flush();
        System.exit(0); // threads of Gephi go on
    }

    static void read(File file) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(file);
        importer.process(container, new DefaultProcessor(), workspace);
        Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph();
        line("file", file.getName(), graph.isDirected() ? "directed" : graph.isUndirected() ? "undirected" : "mixed");
        for (Issue issue : (Iterable<Issue>) () -> container.getReport().getIssues(10000)) {
            line("issue", issue.getLevel().toString(), issue.getMessage());
        }
        for (Element node : graph.getNodes()) {
            line("node", node.getId().toString(), node.getLabel());
            values(node);
        }
        for (Edge edge : graph.getEdges()) {
            line("edge", edge.getSource().getId().toString(), edge.getTarget().getId().toString(), Double.toString(edge.getWeight()));
            values(edge);
            for (Interval interval : edge.getIntervals()) {
                line("interval", Double.toString(interval.getLow()), Double.toString(interval.getHigh()));
            }
        }
        projects.closeCurrentProject();
    }

    static void values(Element element) {
        for (var column : element.getTable()) {
            Object value = element.getAttribute(column);
            if (value != null && !Arrays.asList("Timeset", "timeset").contains(column.getTitle()) && !column.isProperty()) {
                line("value", column.getTitle(), column.getTypeClass().getSimpleName(), value.toString());
            }
        }
    }

    static void line(String kind, String... fields) {
        StringBuilder line = new StringBuilder(kind);
        for (String field : fields) {
            line.append('\t').append(field == null ? "-" : Base64.getEncoder().encodeToString(field.getBytes(StandardCharsets.UTF_8)));
        }
        out.println(line);
    }
}
