package ringside.scenarios.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceFactoryRegistryImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.resource.impl.URIHandlerImpl;
import org.eclipse.emf.ecore.util.BasicExtendedMetaData;
import org.eclipse.emf.ecore.util.ExtendedMetaData;
import org.eclipse.emf.ecore.xmi.XMLHelper;
import org.eclipse.emf.ecore.xmi.XMLLoad;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.XMLSave;
import org.eclipse.emf.ecore.xmi.impl.XMILoadImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.eclipse.emf.ecore.xml.namespace.XMLNamespacePackage;
import org.eclipse.emf.ecore.xml.type.XMLTypePackage;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import ringside.model.RingsidePackage;

/**
 * A resource that is closed to the world: it knows the scenario package and no other, it opens nothing besides the
 * text that it is given, and its parser refuses document types, entities, depth and floods of attributes.
 */
final class ScenarioResource extends XMIResourceImpl {

    /** A handler that takes part in the loading, made for the resource and its helper. */
    @FunctionalInterface
    interface HandlerFactory {
        DefaultHandler create(XMLResource resource, XMLHelper helper, Map<?, ?> options);
    }

    static {
        // These two packages of EMF need each other while they start: two threads that come first at the same time
        // (autosave beside "Open") would leave both broken for good. The lock on this class lets one thread do it.
        XMLTypePackage.eINSTANCE.eClass();
        XMLNamespacePackage.eINSTANCE.eClass();
        RingsidePackage.eINSTANCE.eClass();
    }

    private static final Map<String, Boolean> PARSER_FEATURES = Map.of(
            "http://apache.org/xml/features/disallow-doctype-decl", true,
            "http://xml.org/sax/features/external-general-entities", false,
            "http://xml.org/sax/features/external-parameter-entities", false);
    private static final Map<String, String> PARSER_PROPERTIES =
            Map.of("jdk.xml.maxElementDepth", "64", "jdk.xml.elementAttributeLimit", "200");
    private static final int LINE_WIDTH = 100;

    private final ExtendedMetaData metaData;
    private final HandlerFactory handlers;

    private ScenarioResource(ExtendedMetaData metaData, HandlerFactory handlers) {
        super(URI.createURI("scenario:/"));
        this.metaData = metaData;
        this.handlers = handlers;
    }

    /**
     * A resource for reading.
     *
     * @param namespaces the namespaces that are taken for the scenario package: the present one and older ones
     */
    static ScenarioResource toRead(List<String> namespaces, HandlerFactory handlers) {
        return create(namespaces, handlers);
    }

    /** A resource for writing. */
    static ScenarioResource toWrite() {
        return create(List.of(FormatVersion.namespace(FormatVersion.CURRENT)), null);
    }

    private static ScenarioResource create(List<String> namespaces, HandlerFactory handlers) {
        EPackage.Registry packages = new EPackageRegistryImpl();
        namespaces.forEach(namespace -> packages.put(namespace, RingsidePackage.eINSTANCE));
        ResourceSet closed = new ResourceSetImpl();
        closed.setPackageRegistry(packages);
        closed.setResourceFactoryRegistry(new ResourceFactoryRegistryImpl());
        closed.setURIConverter(new ExtensibleURIConverterImpl(List.of(new NoAccess()), List.of()));
        ScenarioResource resource = new ScenarioResource(new BasicExtendedMetaData(packages), handlers);
        closed.getResources().add(resource);
        return resource;
    }

    @Override
    protected XMLLoad createXMLLoad() {
        return handlers == null ? super.createXMLLoad() : new XMILoadImpl(createXMLHelper()) {
            @Override
            protected DefaultHandler makeDefaultHandler() {
                return handlers.create(resource, helper, options);
            }

            /**
             * The parser of the platform and no other that may be on the class path: the limits below are its limits.
             */
            @Override
            protected SAXParser makeParser() throws ParserConfigurationException, SAXException {
                return SAXParserFactory.newDefaultInstance().newSAXParser();
            }
        };
    }

    @Override
    protected XMLSave createXMLSave() {
        return new ScenarioSave(createXMLHelper());
    }

    /**
     * Loads the content from a text.
     *
     * @throws IOException if the text is not accepted; the content is then not to be used
     */
    void load(String text) throws IOException {
        load(new InputSource(new StringReader(text)), Map.of(
                XMLResource.OPTION_PARSER_FEATURES, PARSER_FEATURES,
                XMLResource.OPTION_PARSER_PROPERTIES, PARSER_PROPERTIES,
                XMLResource.OPTION_USE_PACKAGE_NS_URI_AS_LOCATION, false,
                XMLResource.OPTION_RESOLVE_ENTITIES, false,
                XMLResource.OPTION_EXTENDED_META_DATA, metaData));
    }

    /**
     * The content as the text of a file: UTF-8, lines ended by LF, always the same for the same content.
     *
     * @throws IOException if a text has a character that XML cannot hold
     */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        save(out, Map.of(
                XMLResource.OPTION_ENCODING, StandardCharsets.UTF_8.name(),
                XMLResource.OPTION_LINE_WIDTH, LINE_WIDTH,
                Resource.OPTION_LINE_DELIMITER, "\n",
                XMLResource.OPTION_EXTENDED_META_DATA, metaData));
        return out.toByteArray();
    }

    /** Refuses every access. */
    private static final class NoAccess extends URIHandlerImpl {

        @Override
        public boolean canHandle(URI uri) {
            return true;
        }

        @Override
        public InputStream createInputStream(URI uri, Map<?, ?> options) throws IOException {
            throw refused(uri);
        }

        @Override
        public OutputStream createOutputStream(URI uri, Map<?, ?> options) throws IOException {
            throw refused(uri);
        }

        @Override
        public void delete(URI uri, Map<?, ?> options) throws IOException {
            throw refused(uri);
        }

        @Override
        public boolean exists(URI uri, Map<?, ?> options) {
            return false;
        }

        @Override
        public Map<String, ?> getAttributes(URI uri, Map<?, ?> options) {
            return Map.of();
        }

        private static IOException refused(URI uri) {
            return new IOException("a scenario refers to nothing outside its file: " + uri);
        }
    }
}
